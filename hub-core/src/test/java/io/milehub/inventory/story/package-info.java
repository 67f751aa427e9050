/** Whether the story of stock is whole, and wrong counters are found. */
@NullMarked
package io.milehub.inventory.story;

import org.jspecify.annotations.NullMarked;
