/**
 * The shop's doors: what is for sale, holds, checkouts, payments, orders. Everything is for the member who
 * asks.
 */
@NullMarked
package io.milehub.api.shop;

import org.jspecify.annotations.NullMarked;
