/** Owns when a feed is worked on, and that one node at a time does it. */
@NullMarked
package io.milehub.connectors.schedule;

import org.jspecify.annotations.NullMarked;
