package io.milehub.mapping.sketch;

import io.milehub.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * What an integrator knows that no sample shows.
 *
 * @param brand where all pieces are of one brand
 * @param currency ISO 4217, where the sample does not say it
 * @param tax {@code INC(IT)} or {@code EXC}; without it no price is mapped
 * @param scale of sizes that do not name their scale
 * @param language of texts whose name does not say it
 * @param each where the records stand
 * @param delta whether the feed tells only what changed
 */
public record Wishes(
        RecordKind kind,
        @Nullable String brand,
        @Nullable String currency,
        @Nullable String tax,
        @Nullable String scale,
        String language,
        @Nullable String each,
        boolean delta) {}
