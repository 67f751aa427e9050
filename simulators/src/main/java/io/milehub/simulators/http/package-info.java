/** The small HTTP server that every simulator opens, on the JDK's own. */
@NullMarked
package io.milehub.simulators.http;

import org.jspecify.annotations.NullMarked;
