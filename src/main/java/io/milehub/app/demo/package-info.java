/** Owns the demonstration: the simulators around the hub, what is told while it fills, and the summary. */
@NullMarked
package io.milehub.app.demo;

import org.jspecify.annotations.NullMarked;
