/** The house rules as failing builds: module borders, walls, and the shape of every file. */
@NullMarked
package io.milehub.house;

import org.jspecify.annotations.NullMarked;
