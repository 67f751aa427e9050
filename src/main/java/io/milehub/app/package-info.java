/** Starts the hub: configuration, wiring and the command line. */
@NullMarked
package io.milehub.app;

import org.jspecify.annotations.NullMarked;
