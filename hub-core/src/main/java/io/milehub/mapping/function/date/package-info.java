/** Reads moments in the forms in which feeds write them. */
@NullMarked
package io.milehub.mapping.function.date;

import org.jspecify.annotations.NullMarked;
