/** Reads JSON bodies. */
@NullMarked
package io.milehub.mapping.decode.json;

import org.jspecify.annotations.NullMarked;
