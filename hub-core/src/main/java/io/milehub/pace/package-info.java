/** Owns who goes first on a node: shoppers, before everything that works in the background. May be used by all. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.milehub.pace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
