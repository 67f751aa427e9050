/** Reads XML bodies, without ever following what they refer to. */
@NullMarked
package io.milehub.mapping.decode.xml;

import org.jspecify.annotations.NullMarked;
