/** Runs that the guard holds back: how an operator decides on them, and how a newer snapshot overtakes them. */
@NullMarked
package io.milehub.intake.held;

import org.jspecify.annotations.NullMarked;
