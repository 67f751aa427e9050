/** What the three suppliers share: their settings, the manifest and the instants that they publish. */
@NullMarked
package io.milehub.simulators.supplier;

import org.jspecify.annotations.NullMarked;
