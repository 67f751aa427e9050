/** A crowd that reads and buys over HTTP while a benchmark does something else. */
@NullMarked
package io.milehub.app.bench.shoppers;

import org.jspecify.annotations.NullMarked;
