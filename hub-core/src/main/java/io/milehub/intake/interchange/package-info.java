/** Remembers the control numbers of interchanges, so that one that comes again is known over deliveries. */
@NullMarked
package io.milehub.intake.interchange;

import org.jspecify.annotations.NullMarked;
