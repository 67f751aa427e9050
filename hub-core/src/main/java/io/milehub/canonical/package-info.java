/** The canonical records that every feed is mapped into, and the identifiers of the trade that they are made of. */
@NullMarked
package io.milehub.canonical;

import org.jspecify.annotations.NullMarked;
