/** Writes rows into temporary tables by COPY. */
@NullMarked
package io.milehub.intake.copy;

import org.jspecify.annotations.NullMarked;
