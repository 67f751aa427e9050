/** What all drills have in common: their options, their progress, and the one line that says how they went. */
@NullMarked
package io.milehub.drill;

import org.jspecify.annotations.NullMarked;
