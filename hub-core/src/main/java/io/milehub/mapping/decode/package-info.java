/** Reads bodies of one format as a stream of elements, holding one outermost record at a time. */
@NullMarked
package io.milehub.mapping.decode;

import org.jspecify.annotations.NullMarked;
