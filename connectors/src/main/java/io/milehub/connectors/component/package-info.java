/** Owns the hub: component: where a route begins with a pull or a webhook and ends in the intake. */
@NullMarked
package io.milehub.connectors.component;

import org.jspecify.annotations.NullMarked;
