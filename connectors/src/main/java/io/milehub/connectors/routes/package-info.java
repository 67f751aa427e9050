/** Owns the route files: reads them, refuses what is wrong in them, and starts one route a subscriber. */
@NullMarked
@NamedInterface("routes")
package io.milehub.connectors.routes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
