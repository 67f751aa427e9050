/** Owns what all routes share on the wire: timeouts, limits, headers, retries and the circuit breaker. */
@NullMarked
package io.milehub.connectors.transport;

import org.jspecify.annotations.NullMarked;
