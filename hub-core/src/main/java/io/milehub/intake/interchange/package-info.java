/** Remembers the control numbers of interchanges, so that one that comes again is known over deliveries. */
@NullMarked
@NamedInterface("interchange")
package io.milehub.intake.interchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
