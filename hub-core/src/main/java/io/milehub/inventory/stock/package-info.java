/** Takes what suppliers count into stock levels, their ledger and their history. */
@NullMarked
package io.milehub.inventory.stock;

import org.jspecify.annotations.NullMarked;
