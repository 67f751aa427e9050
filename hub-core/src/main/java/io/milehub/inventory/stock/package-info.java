/** Keeps where the counts came from that no longer stand. */
@NullMarked
package io.milehub.inventory.stock;

import org.jspecify.annotations.NullMarked;
