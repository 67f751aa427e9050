/** How configuration writes what a run may do to the shop. */
@NullMarked
package io.milehub.app.configuration.limits;

import org.jspecify.annotations.NullMarked;
