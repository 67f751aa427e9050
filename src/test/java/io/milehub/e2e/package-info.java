/** The packaged hub as a child process, met only over sockets: end to end, raced, and killed. */
@NullMarked
package io.milehub.e2e;

import org.jspecify.annotations.NullMarked;
