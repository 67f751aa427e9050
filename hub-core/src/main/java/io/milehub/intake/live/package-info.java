/** Knows the rows that stand for a snapshot's domain, and which of their records the snapshot repeats. */
@NullMarked
package io.milehub.intake.live;

import org.jspecify.annotations.NullMarked;
