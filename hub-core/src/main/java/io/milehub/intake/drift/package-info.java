/** Watches how a feed's bodies and its mapping grow apart: from run to run, and from the runs before. */
@NullMarked
@NamedInterface("drift")
package io.milehub.intake.drift;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
