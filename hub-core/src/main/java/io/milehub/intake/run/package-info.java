/** What runs and feeds are in the database, and the one transaction in which a run is merged. */
@NullMarked
package io.milehub.intake.run;

import org.jspecify.annotations.NullMarked;
