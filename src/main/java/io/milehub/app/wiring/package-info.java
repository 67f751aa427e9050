/** Owns which beans there are beyond those that modules bring, and what the hub does by itself. */
@NullMarked
package io.milehub.app.wiring;

import org.jspecify.annotations.NullMarked;
