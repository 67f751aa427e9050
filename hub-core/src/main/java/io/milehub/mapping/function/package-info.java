/** The functions of the trade that expressions may call. */
@NullMarked
package io.milehub.mapping.function;

import org.jspecify.annotations.NullMarked;
