/** Maps the deliveries of a run into temporary tables of the merge's transaction. */
@NullMarked
package io.milehub.intake.stage;

import org.jspecify.annotations.NullMarked;
