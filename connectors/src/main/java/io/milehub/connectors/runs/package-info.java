/** Owns how a route meets the intake: runs taken over and closed, bodies read whole before they are stored. */
@NullMarked
package io.milehub.connectors.runs;

import org.jspecify.annotations.NullMarked;
