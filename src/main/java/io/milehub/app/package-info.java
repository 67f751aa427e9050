/** Starts the hub: wiring, what holds while it runs, and how it says that it cannot. */
@NullMarked
package io.milehub.app;

import org.jspecify.annotations.NullMarked;
