package io.milehub.catalogue.matching;

import io.milehub.catalogue.Piece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must stand, worked out from all live pieces and the last words alone, without a database and without any
 * history. Written from docs/matching.md, not from the SQL.
 */
final class Reference {
    /** For one field each, another order of trust than that of the sources. */
    static final List<String> BY_ORIGIN = List.of("lume", "aurelle", "boutique");

    private static final List<String> RESTRICTED = List.of("02", "04", "20");

    private final List<Piece> live;
    private final Set<String> splits;
    private final Map<String, List<Piece>> variants;

    /**
     * @param live every piece that some source has
     * @param splits the SKUs that are to stand alone
     */
    Reference(Collection<Piece> live, Set<String> splits) {
        this.live = List.copyOf(live);
        this.splits = splits;
        this.variants = grouped(this.live, this::variant);
    }

    /** One line a variant: its SKUs, its product, and the price that is shown. */
    List<String> variants() {
        return variants.values().stream()
                .map(pieces -> skus(pieces) + " = " + product(pieces) + " at " + price(pieces))
                .sorted()
                .toList();
    }

    /** One line a product: its key, and the word of the best source that has one. */
    List<String> products() {
        Map<String, List<Piece>> products = new TreeMap<>();
        variants.values()
                .forEach(pieces -> products.computeIfAbsent(product(pieces), _ -> new ArrayList<>())
                        .addAll(pieces));
        return products.entrySet().stream()
                .map(product ->
                        product.getKey() + ": " + best(product.getValue()).title() + ", "
                                + field(product.getValue(), "composition", Trace.SOURCES) + ", "
                                + field(product.getValue(), "origin", BY_ORIGIN))
                .sorted()
                .toList();
    }

    private String variant(Piece piece) {
        if (splits.contains(piece.sku())) {
            return "alone " + piece.sku();
        }
        Set<String> gtins = new HashSet<>();
        if (linkable(piece)) {
            gtins.add(String.valueOf(piece.gtin()));
        } else {
            live.stream()
                    .filter(other -> !splits.contains(other.sku())
                            && linkable(other)
                            && style(other).equals(style(piece)))
                    .forEach(other -> gtins.add(String.valueOf(other.gtin())));
        }
        return gtins.size() == 1 ? "gtin " + gtins.iterator().next() : "style " + style(piece);
    }

    private static boolean linkable(Piece piece) {
        String gtin = piece.gtin();
        return gtin != null && RESTRICTED.stream().noneMatch(gtin.substring(1)::startsWith);
    }

    private static String style(Piece piece) {
        String colour = piece.colour() == null || piece.colour().isEmpty() ? "none" : piece.colour();
        return String.join(
                "|", brand(piece), piece.style(), spelled(colour).replace(" ", ""), piece.scale(), piece.size());
    }

    private static String brand(Piece piece) {
        return piece.brand().equals("Corsini") ? "corsini" : "maison-aurelle";
    }

    /** The few spellings that a trace has. */
    private static String spelled(String colour) {
        return colour.contains("N") ? "nero" : colour;
    }

    private static String product(List<Piece> variant) {
        Piece best = best(variant);
        return brand(best) + "/" + best.style();
    }

    private static Piece best(List<Piece> pieces) {
        return pieces.stream()
                .min(Comparator.comparingInt((Piece piece) -> Trace.SOURCES.indexOf(source(piece)))
                        .thenComparing(Piece::sku))
                .orElseThrow();
    }

    private static long price(List<Piece> pieces) {
        return pieces.stream()
                .mapToLong(piece -> piece.rrpMinor() == null ? Long.MAX_VALUE : piece.rrpMinor())
                .min()
                .orElseThrow();
    }

    /** Of each source the first SKU speaks. */
    private static String field(List<Piece> pieces, String field, List<String> trust) {
        Map<String, List<Piece>> bySource = grouped(pieces, Reference::source);
        return trust.stream()
                .filter(bySource::containsKey)
                .map(source -> value(best(bySource.getOrDefault(source, List.of())), field))
                .filter(value -> !value.equals("null"))
                .findFirst()
                .orElse("none");
    }

    private static String value(Piece piece, String field) {
        String after = piece.fields().substring(piece.fields().indexOf(field) + field.length());
        return after.split("[:,}]", -1)[1].replace("\"", "").strip();
    }

    private static String source(Piece piece) {
        return piece.sku().substring(0, piece.sku().indexOf('-'));
    }

    private static String skus(Collection<Piece> pieces) {
        return pieces.stream().map(Piece::sku).sorted().collect(Collectors.joining(" "));
    }

    private static Map<String, List<Piece>> grouped(Collection<Piece> pieces, Function<Piece, String> key) {
        Map<String, List<Piece>> groups = new HashMap<>();
        pieces.forEach(piece ->
                groups.computeIfAbsent(key.apply(piece), _ -> new ArrayList<>()).add(piece));
        return groups;
    }
}
