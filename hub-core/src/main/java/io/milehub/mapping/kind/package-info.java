/** The canonical fields of every record kind, and how a record is built from their values. */
@NullMarked
package io.milehub.mapping.kind;

import org.jspecify.annotations.NullMarked;
