package io.milehub.intake.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one delivery says of one key, as the reference model sees it.
 *
 * @param key supplier, kind and SKU
 * @param value what it says; null: the key is absent from a whole snapshot
 * @param moment when it holds, on the supplier's clock
 * @param version 0 where the feed counts none
 */
record Word(String key, @Nullable String value, Instant moment, long version) {}
