/** What operators read about the past: runs, and records that could not be taken in. */
@NullMarked
@NamedInterface("history")
package io.milehub.intake.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
