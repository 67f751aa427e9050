/**
 * Owns what leaves for suppliers: orders and acknowledgements, each written once with a number of its own, kept as the
 * very bytes, and repeated as those until it is known to have arrived.
 */
@NullMarked
@NamedInterface("out")
package io.milehub.fulfilment.out;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
