/** Two houses that speak EDI over a mailbox: one X12, one EDIFACT, written and read with nothing but text. */
@NullMarked
package io.milehub.simulators.edi;

import org.jspecify.annotations.NullMarked;
