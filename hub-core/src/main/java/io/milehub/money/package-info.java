/** Money as minor units with its currency in the type. */
@NullMarked
package io.milehub.money;

import org.jspecify.annotations.NullMarked;
