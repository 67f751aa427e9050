/** What could not be taken in: kept whole, listed by reason, mapped again, let in or dismissed. */
@NullMarked
@NamedInterface("quarantine")
package io.milehub.intake.quarantine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
