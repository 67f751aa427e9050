/** Owns the commands by which an operator works through what could not be taken in. */
@NullMarked
package io.milehub.app.client.quarantine;

import org.jspecify.annotations.NullMarked;
