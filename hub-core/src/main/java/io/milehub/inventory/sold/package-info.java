/** Owns what was sold and the supplier's counts cannot have seen yet, and what the shop floor sold of it meanwhile. */
@NullMarked
@NamedInterface("sold")
package io.milehub.inventory.sold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
