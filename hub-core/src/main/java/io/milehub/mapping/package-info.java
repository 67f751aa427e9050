/** Turns what suppliers send into canonical records, by mapping files that are checked before the first record. */
@NullMarked
package io.milehub.mapping;

import org.jspecify.annotations.NullMarked;
