/** The distributor galleria-lume: an XML catalogue, with stock and prices pushed as signed webhooks. */
@NullMarked
package io.milehub.simulators.lume;

import org.jspecify.annotations.NullMarked;
