/** What must be true of stock, judged from what buyers and suppliers were told and from the tables. */
@NullMarked
package io.milehub.inventory.judge;

import org.jspecify.annotations.NullMarked;
