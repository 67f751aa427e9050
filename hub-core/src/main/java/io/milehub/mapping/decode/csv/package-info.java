/** Reads delimited text. */
@NullMarked
package io.milehub.mapping.decode.csv;

import org.jspecify.annotations.NullMarked;
