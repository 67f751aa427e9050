/** Keeps what arrived, byte for byte, in content-addressed chunks, and gives it back verified. */
@NullMarked
package io.milehub.intake.delivery;

import org.jspecify.annotations.NullMarked;
