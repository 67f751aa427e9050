/** Invents fashion: styles, items, faults and stock counts, all of them functions of a seed. */
@NullMarked
package io.milehub.simulators.assortment;

import org.jspecify.annotations.NullMarked;
