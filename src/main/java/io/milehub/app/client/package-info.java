/** Owns the commands that talk to a running hub over HTTP, as its clients do. */
@NullMarked
package io.milehub.app.client;

import org.jspecify.annotations.NullMarked;
