/** {@code hub try}: what a mapping makes of sample files, on a terminal. */
@NullMarked
package io.milehub.app.connector.trial;

import org.jspecify.annotations.NullMarked;
