/** Owns what of a group of holds may be written side by side, since nothing in one part competes with the other. */
@NullMarked
package io.milehub.inventory.lane;

import org.jspecify.annotations.NullMarked;
