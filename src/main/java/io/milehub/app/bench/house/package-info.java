/** Owns the house that the benchmarks invent: what it sells, and the feeds in which it says so. */
@NullMarked
package io.milehub.app.bench.house;

import org.jspecify.annotations.NullMarked;
