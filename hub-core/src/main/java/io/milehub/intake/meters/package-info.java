/** What the way in shows to Prometheus. */
@NullMarked
package io.milehub.intake.meters;

import org.jspecify.annotations.NullMarked;
