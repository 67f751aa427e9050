/** Owns the whole story of an offer's stock, and the proof that its counters are what the ledger and promises say. */
@NullMarked
@NamedInterface("story")
package io.milehub.inventory.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
