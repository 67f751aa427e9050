/** Tells which interchanges of EDI a body holds and what is wrong with their envelopes, apart from its records. */
@NullMarked
@NamedInterface("interchange")
package io.milehub.mapping.interchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
