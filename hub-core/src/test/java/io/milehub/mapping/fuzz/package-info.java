/** Looks for bodies that a decoder, or a mapping over it, does not read as it must. */
@NullMarked
package io.milehub.mapping.fuzz;

import org.jspecify.annotations.NullMarked;
