/** The card payment sandbox: idempotent calls, amounts that cannot be exceeded, tokens that steer it. */
@NullMarked
package io.milehub.simulators.payment;

import org.jspecify.annotations.NullMarked;
