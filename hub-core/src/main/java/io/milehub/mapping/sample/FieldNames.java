package io.milehub.mapping.sample;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What fields are called in feeds, in the languages of the trade; the surest name first. */
public final class FieldNames {
    /** Beyond this a name only holds the name of a field: {@code product_ean}. */
    private static final int LESS_SURE = 1_000;

    /** A field on several lines is one list. */
    private static final Map<String, List<String>> NAMES = read("""
            sku: sku, variant sku, supplier sku, item sku, product sku, vendor sku, artikelnr, artikelnummer
            sku: artnr, article number, article no, articleno, item number, item no, itemno, item code
            sku: product number, codice articolo, cod articolo, article code, inventory item id, article, articolo
            sku: reference, referencia, ref, codice, code, number, id
            gtin: gtin, ean, gtin 13, ean 13, ean code, variant barcode, barcode, upc, upc code, ean13, gtin13
            gtin: ean upc, code ean, codice ean, codice a barre
            product.key: style code, style number, style no, style, model code, model number, model, modell
            product.key: modello, item group id, parent sku, group id, product group, handle, slug, product code
            product.key: product id, product key, base id, master, code
            product.brand: brand, brand name, marke, marca, marque, designer, vendor, manufacturer
            product.brand: manufacturer name, hersteller, produttore, fabricant
            product.title: title, product title, name, product name, item name, bezeichnung, artikelbezeichnung
            product.title: titolo, nome, titre, nom, nombre, titulo, designation
            product.description: description, long description, product description, body, body html, beschreibung
            product.description: descrizione, descripcion
            product.category: category, categories, product category, category path, category name, product type
            product.category: warengruppe, categoria, kategorie, categorie, category 1, category1, family
            product.category: department, type
            season: season, saison, stagione, temporada, collection
            composition: composition, material composition, material, materials, fabric, zusammensetzung
            composition: composizione, composicion, materiale, matiere
            origin: country of origin, made in, origin, herkunft, herkunftsland, origine, paese di origine
            hs_code: hs code, hscode, hs, customs code, tariff code, zolltarifnummer
            colour: colour, color, farbe, colore, couleur, colour name, color name, colour description
            colour: color description, coloris
            size: size, size label, groesse, taglia, taille, talla, misura, pointure, size name
            scale: size scale, size system, scale, size type, groessensystem
            images: images, image, image src, image link, additional image link, image url, image urls, photos
            images: photo, media, media url, cover media url, pictures, picture, bild, bilder, immagine, immagini
            images: foto
            price: rrp, price rrp, msrp, retail price, uvp, list price, price, variant price, price gross
            price: gross price, price incl vat, price inc vat, price amount, preis, verkaufspreis, prezzo
            price: prezzo listino, prix, precio, pvp, amount, price net, net price, price excl vat, price ex vat
            price: price minor, price cents, rrp cents, rrp minor, amount cents, amount minor
            currency: currency, price currency, currency code, waehrung, valuta, devise, moneda
            quantity: quantity, qty, on hand, available, stock, stock quantity, stock qty, stock level
            quantity: available quantity, available qty, quantity available, qty available, inventory
            quantity: inventory quantity, inventory qty, inventory count, variant inventory qty, bestand
            quantity: lagerbestand, menge, giacenza, disponibilita, quantita, quantite, cantidad, existencias
            quantity: pieces, count
            location: location, warehouse, store, site, lager, filiale, magazzino, place, location id
            location: location code, warehouse id, warehouse code, store id, store code
            version: version, sequence, revision
            as_of: as of, counted at, updated at, modified at, last modified, last updated, stand
            """);

    /** Of what a document says about itself. */
    private static final Map<String, List<String>> PAGE = Map.of(
            "next",
            List.of("next", "next page", "next cursor", "cursor", "after", "next page token"),
            "total",
            List.of("total", "total count", "total items", "total results"),
            "as_of",
            List.of("generated at", "as of", "generated", "exported at", "created at", "timestamp"));

    private static final Pattern OF_THE_PIECE = Pattern.compile("^(?:product|item|article|artikel|variant|offer) ");
    private static final Pattern IN_MONEY = Pattern.compile(" (?:eur|usd|gbp|chf|jpy|cents|minor)$");

    private FieldNames() {}

    private static Map<String, List<String>> read(String lines) {
        Map<String, List<String>> names = new HashMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            List<String> some = names.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>());
            some.addAll(List.of(line.substring(colon + 2).split(", ", -1)));
        });
        return names;
    }

    /** How surely a name means a field: 0 is the surest, negative not at all. */
    public static int rank(String field, String name) {
        List<String> names = NAMES.getOrDefault(field, List.of());
        String words = words(name);
        int exact = names.indexOf(words);
        String core = OF_THE_PIECE.matcher(words).replaceFirst("");
        int within =
                names.indexOf(field.equals("price") ? IN_MONEY.matcher(core).replaceFirst("") : core);
        return exact >= 0 || within < 0 ? exact : LESS_SURE + within;
    }

    /** The same of what a document says about itself. */
    public static int pageRank(String fact, String name) {
        return PAGE.getOrDefault(fact, List.of()).indexOf(words(name));
    }

    /** Whether any field is called so. */
    static boolean isKnown(String name) {
        return NAMES.keySet().stream().anyMatch(field -> rank(field, name) >= 0);
    }

    static boolean isNumberOfPiece(String name) {
        int sku = rank("sku", name);
        boolean sure = sku >= 0 && sku < NAMES.getOrDefault("sku", List.of()).indexOf("article");
        return sure || rank("gtin", name) >= 0;
    }

    /** The words of a name in small letters: {@code styleCode}, {@code STYLE_CODE} and {@code style-code} are one. */
    public static String words(String name) {
        String plain = name.replaceFirst("^[a-z]+:", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
