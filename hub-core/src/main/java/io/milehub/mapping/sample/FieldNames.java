package io.milehub.mapping.sample;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What fields are called in feeds, in the languages of the trade; the surest name first. */
public final class FieldNames {
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    "sku",
                    List.of(
                            "sku",
                            "variant sku",
                            "supplier sku",
                            "item sku",
                            "artikelnr",
                            "artikelnummer",
                            "article number",
                            "article no",
                            "articleno",
                            "item number",
                            "item no",
                            "itemno",
                            "item code",
                            "codice articolo",
                            "article",
                            "articolo",
                            "reference",
                            "ref",
                            "codice",
                            "code",
                            "number",
                            "id")),
            Map.entry(
                    "gtin",
                    List.of("gtin", "ean", "gtin 13", "ean 13", "ean code", "barcode", "upc", "ean13", "gtin13")),
            Map.entry(
                    "product.key",
                    List.of(
                            "style code",
                            "style number",
                            "style no",
                            "style",
                            "model code",
                            "model",
                            "modell",
                            "modello",
                            "item group id",
                            "parent sku",
                            "group id",
                            "handle",
                            "product code",
                            "product id",
                            "product key",
                            "master",
                            "code")),
            Map.entry(
                    "product.brand",
                    List.of("brand", "brand name", "marke", "marca", "marque", "designer", "vendor", "manufacturer")),
            Map.entry(
                    "product.title",
                    List.of(
                            "title",
                            "product title",
                            "name",
                            "product name",
                            "item name",
                            "bezeichnung",
                            "titolo",
                            "nome",
                            "titre",
                            "nom",
                            "designation")),
            Map.entry(
                    "product.description",
                    List.of("description", "long description", "body html", "beschreibung", "descrizione")),
            Map.entry(
                    "product.category",
                    List.of(
                            "category",
                            "product type",
                            "warengruppe",
                            "categoria",
                            "kategorie",
                            "categorie",
                            "family",
                            "department",
                            "type")),
            Map.entry("season", List.of("season", "saison", "stagione", "collection")),
            Map.entry("composition", List.of("composition", "material", "materials", "fabric", "materiale", "matiere")),
            Map.entry("origin", List.of("country of origin", "made in", "origin", "herkunft", "origine")),
            Map.entry("hs_code", List.of("hs code", "hscode", "hs", "customs code", "tariff code", "zolltarifnummer")),
            Map.entry("colour", List.of("colour", "color", "farbe", "colore", "couleur", "colour name", "color name")),
            Map.entry("size", List.of("size", "size label", "groesse", "taglia", "taille", "size name")),
            Map.entry("scale", List.of("size scale", "size system", "scale", "size type", "groessensystem")),
            Map.entry(
                    "images",
                    List.of(
                            "images",
                            "image",
                            "image src",
                            "image link",
                            "additional image link",
                            "image url",
                            "photos",
                            "photo",
                            "media",
                            "pictures",
                            "picture",
                            "bild",
                            "immagine",
                            "immagini",
                            "foto")),
            Map.entry(
                    "price",
                    List.of(
                            "rrp",
                            "price rrp",
                            "msrp",
                            "retail price",
                            "uvp",
                            "list price",
                            "price",
                            "variant price",
                            "price amount",
                            "preis",
                            "prezzo",
                            "prix",
                            "amount",
                            "price minor",
                            "price cents",
                            "rrp cents",
                            "rrp minor",
                            "amount cents",
                            "amount minor")),
            Map.entry(
                    "currency", List.of("currency", "price currency", "currency code", "waehrung", "valuta", "devise")),
            Map.entry(
                    "quantity",
                    List.of(
                            "quantity",
                            "qty",
                            "on hand",
                            "available",
                            "stock",
                            "stock quantity",
                            "inventory",
                            "inventory quantity",
                            "bestand",
                            "menge",
                            "giacenza",
                            "quantita",
                            "quantite",
                            "pieces",
                            "count")),
            Map.entry(
                    "location",
                    List.of("location", "warehouse", "store", "site", "lager", "filiale", "magazzino", "place")),
            Map.entry("version", List.of("version", "sequence", "revision")),
            Map.entry("as_of", List.of("as of", "counted at", "updated at", "modified at", "last modified", "stand")));

    /** Of what a document says about itself. */
    private static final Map<String, List<String>> PAGE = Map.of(
            "next",
            List.of("next", "next page", "next cursor", "cursor", "after", "next page token"),
            "total",
            List.of("total", "total count", "total items", "total results"),
            "as_of",
            List.of("generated at", "as of", "generated", "exported at", "created at", "timestamp"));

    private FieldNames() {}

    /** How surely a name means a field: 0 is the surest, negative not at all. */
    public static int rank(String field, String name) {
        return NAMES.getOrDefault(field, List.of()).indexOf(words(name));
    }

    /** The same of what a document says about itself. */
    public static int pageRank(String fact, String name) {
        return PAGE.getOrDefault(fact, List.of()).indexOf(words(name));
    }

    /** Whether any field is called so. */
    static boolean isKnown(String name) {
        return NAMES.values().stream().anyMatch(names -> names.contains(words(name)));
    }

    static boolean isNumberOfPiece(String name) {
        int sku = rank("sku", name);
        boolean sure = sku >= 0 && sku < NAMES.getOrDefault("sku", List.of()).indexOf("article");
        return sure || rank("gtin", name) >= 0;
    }

    /** The words of a name in small letters: {@code styleCode}, {@code STYLE_CODE} and {@code style-code} are one. */
    public static String words(String name) {
        return name.replaceFirst("^[a-z]+:", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("à", "a")
                .replace("é", "e")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
