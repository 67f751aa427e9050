/** The functions of the trade: amounts, item numbers, sizes, colours, countries and categories. */
@NullMarked
package io.milehub.mapping.function.trade;

import org.jspecify.annotations.NullMarked;
