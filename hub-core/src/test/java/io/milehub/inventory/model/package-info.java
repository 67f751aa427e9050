/** Whether stock is, after any sequence of steps, what its rules say: a reference in plain Java beside the tables. */
@NullMarked
package io.milehub.inventory.model;

import org.jspecify.annotations.NullMarked;
