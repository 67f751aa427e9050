package io.milehub.catalogue;

import java.time.Instant;
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
                null);
    }

    public Piece gtin(@Nullable String gtin) {
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
                version,
                asOf);
    }

    public Piece style(String style) {
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
                version,
                asOf);
    }

    public Piece brand(String brand) {
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
                version,
                asOf);
    }

    public Piece colour(@Nullable String colour) {
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
                version,
                asOf);
    }

    public Piece size(String size) {
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
                version,
                asOf);
    }

    /** Of another scale than the Italian one. */
    public Piece size(String scale, String size) {
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
                version,
                asOf);
    }

    /** Content beside or instead of the usual, as a JSON object; null takes a field away. */
    public Piece fields(String fields) {
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
                version,
                asOf);
    }

    public Piece title(String title) {
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
                version,
                asOf);
    }

    /** With the tax of the country, or without tax if it is null. */
    public Piece rrp(@Nullable Long minor, String currency, @Nullable String taxCountry) {
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
                minor,
                currency,
                taxCountry,
                version,
                asOf);
    }

    public Piece told(@Nullable Long version, @Nullable Instant asOf) {
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
                version,
                asOf);
    }

    /** What its content hash is of: everything but its age. */
    String content() {
        return told(null, null).toString();
    }
}
