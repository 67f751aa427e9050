/** Suppliers, carriers and a payment provider that the hub meets only over sockets. */
@NullMarked
package io.milehub.simulators;

import org.jspecify.annotations.NullMarked;
