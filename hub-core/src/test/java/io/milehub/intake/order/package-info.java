/** Whether the order in which deliveries arrive can matter. */
@NullMarked
package io.milehub.intake.order;

import org.jspecify.annotations.NullMarked;
