/** Reads mapping files and lookup tables, and finds every mistake with its line and column. */
@NullMarked
package io.milehub.mapping.file;

import org.jspecify.annotations.NullMarked;
