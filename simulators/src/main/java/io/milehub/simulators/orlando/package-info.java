/** The house tessuti-orlando: one CSV export in which a product goes on over several rows. */
@NullMarked
package io.milehub.simulators.orlando;

import org.jspecify.annotations.NullMarked;
