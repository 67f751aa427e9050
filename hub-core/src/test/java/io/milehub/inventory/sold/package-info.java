/** Whether sold pieces and the counts that come after them are matched. */
@NullMarked
package io.milehub.inventory.sold;

import org.jspecify.annotations.NullMarked;
