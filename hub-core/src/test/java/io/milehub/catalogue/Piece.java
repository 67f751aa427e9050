package io.milehub.catalogue;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A staged item of a test: one size of one style, changed from a plain one by the {@code with} methods. */
public record Piece(
        String sku,
        @Nullable String gtin,
        String style,
        String brand,
        @Nullable String colour,
        String scale,
        String size,
        String title,
        String fields,
        @Nullable Long rrpMinor,
        String currency,
        @Nullable String taxCountry,
        @Nullable Integer lifetimeLimit,
        @Nullable Long version,
        @Nullable Instant asOf) {

    /** A black coat of Maison Aurelle in Italian size 40 at 650.00 EUR with Italian tax, in category women/coats. */
    public static Piece of(String sku) {
        return new Piece(
                sku,
                null,
                "ST-1",
                "Maison Aurelle",
                "Nero",
                "IT",
                "40",
                "Cashmere coat",
                "{}",
                65000L,
                "EUR",
                "IT",
                null,
                null,
                null);
    }

    public Piece gtin(@Nullable String gtin) {
        return with(to -> to.gtin = gtin);
    }

    public Piece style(String style) {
        return with(to -> to.style = style);
    }

    public Piece brand(String brand) {
        return with(to -> to.brand = brand);
    }

    public Piece colour(@Nullable String colour) {
        return with(to -> to.colour = colour);
    }

    public Piece size(String size) {
        return with(to -> to.size = size);
    }

    /** Of another scale than the Italian one. */
    public Piece size(String scale, String size) {
        return with(to -> {
            to.scale = scale;
            to.size = size;
        });
    }

    /** Content beside or instead of the usual, as a JSON object; null takes a field away. */
    public Piece fields(String fields) {
        return with(to -> to.fields = fields);
    }

    public Piece title(String title) {
        return with(to -> to.title = title);
    }

    /** With the tax of the country, or without tax if it is null. */
    public Piece rrp(@Nullable Long minor, String currency, @Nullable String taxCountry) {
        return with(to -> {
            to.rrpMinor = minor;
            to.currency = currency;
            to.taxCountry = taxCountry;
        });
    }

    /** Of which only so many may ever be sold. */
    public Piece limited(@Nullable Integer lifetimeLimit) {
        return with(to -> to.lifetimeLimit = lifetimeLimit);
    }

    public Piece told(@Nullable Long version, @Nullable Instant asOf) {
        return with(to -> {
            to.version = version;
            to.asOf = asOf;
        });
    }

    /** What its content hash is of: everything but its age. */
    String content() {
        return told(null, null).toString();
    }

    private Piece with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.piece();
    }

    /** A piece that is being changed. */
    private static final class Draft {
        private final String sku;
        private @Nullable String gtin;
        private String style;
        private String brand;
        private @Nullable String colour;
        private String scale;
        private String size;
        private String title;
        private String fields;
        private @Nullable Long rrpMinor;
        private String currency;
        private @Nullable String taxCountry;
        private @Nullable Integer lifetimeLimit;
        private @Nullable Long version;
        private @Nullable Instant asOf;

        Draft(Piece from) {
            sku = from.sku;
            gtin = from.gtin;
            style = from.style;
            brand = from.brand;
            colour = from.colour;
            scale = from.scale;
            size = from.size;
            title = from.title;
            fields = from.fields;
            rrpMinor = from.rrpMinor;
            currency = from.currency;
            taxCountry = from.taxCountry;
            lifetimeLimit = from.lifetimeLimit;
            version = from.version;
            asOf = from.asOf;
        }

        Piece piece() {
            return new Piece(
                    sku,
                    gtin,
                    style,
                    brand,
                    colour,
                    scale,
                    size,
                    title,
                    fields,
                    rrpMinor,
                    currency,
                    taxCountry,
                    lifetimeLimit,
                    version,
                    asOf);
        }
    }
}
