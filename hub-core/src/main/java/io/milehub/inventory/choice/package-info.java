/** Owns which of several places that could answer for a line does: the market's criteria, and what is known of each. */
@NullMarked
@NamedInterface("choice")
package io.milehub.inventory.choice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
