/** The integrator's tools: trying a mapping on a sample, beginning a connector from one. */
@NullMarked
package io.milehub.app.connector;

import org.jspecify.annotations.NullMarked;
