/** One house's catalogue in four formats, and what reads it: the hub's mappings, and the parsers beside them. */
@NullMarked
package io.milehub.app.bench.decode;

import org.jspecify.annotations.NullMarked;
