/** Owns the benchmarks: feeds of an invented house, the plain table that the hub is measured against, and figures. */
@NullMarked
package io.milehub.app.bench;

import org.jspecify.annotations.NullMarked;
