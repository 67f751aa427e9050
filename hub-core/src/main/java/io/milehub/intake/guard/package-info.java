/** Owns the judgement over a run before it is merged: what it would do to the shop, and whether that is too much. */
@NullMarked
@NamedInterface("guard")
package io.milehub.intake.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
