/** How configuration writes what the shop keeps of orders. */
@NullMarked
package io.milehub.app.configuration.orders;

import org.jspecify.annotations.NullMarked;
