package io.milehub.intake.lineage;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Three suppliers that write in the formats of the repository's mappings (JSON, CSV and XML), in a random order and
 * with everything that has to be escaped. Each call of {@link #pass} is a later moment, at which something has changed.
 */
final class GeneratedFeeds {
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final Charset OF_CSV = StandardCharsets.ISO_8859_1;
    private static final DateTimeFormatter IN_BERLIN =
            DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));

    private final Random dice;
    private final List<GeneratedPiece> aurelle;
    private final List<GeneratedPiece> nord;
    private final List<GeneratedPiece> lume;
    private Instant now = BEGIN;

    GeneratedFeeds(long seed, int pieces) {
        dice = new Random(seed);
        aurelle = pieces("AUR", pieces);
        nord = pieces("AN", pieces);
        lume = pieces("GL", pieces);
    }

    private List<GeneratedPiece> pieces(String prefix, int pieces) {
        List<GeneratedPiece> made = new ArrayList<>();
        for (int number = 0; number < pieces; number++) {
            made.add(new GeneratedPiece(prefix, number, dice));
        }
        return made;
    }

    /** An hour passes. */
    void pass() {
        now = now.plusSeconds(3_600);
        for (List<GeneratedPiece> house : List.of(aurelle, nord, lume)) {
            house.forEach(piece -> piece.live(dice, now.getEpochSecond()));
        }
    }

    /** All pages of the brand's catalogue, a style with its sizes each. */
    List<byte[]> aurelleCatalogue() {
        List<List<GeneratedPiece>> styles = new ArrayList<>(present(aurelle).stream()
                .collect(Collectors.groupingBy(piece -> piece.style))
                .values());
        Collections.shuffle(styles, dice);
        int half = styles.size() / 2;
        return List.of(
                cataloguePage(styles.subList(0, half), "\"second\""),
                cataloguePage(styles.subList(half, styles.size()), "null"));
    }

    private byte[] cataloguePage(List<List<GeneratedPiece>> styles, String next) {
        return utf8("{\"generatedAt\":\"" + now + "\",\"paging\":{\"next\":" + next + "},\"styles\":["
                + joined(styles, this::style) + "]}");
    }

    private String style(List<GeneratedPiece> sizes) {
        GeneratedPiece first = sizes.getFirst();
        return """
                {"styleCode":"%s","name":{"en":"%s","it":"%s"},"description":{"en":"%s"},"family":"outerwear",
                 "season":"FW26","composition":"90 %% wool","origin":"IT","hsCode":"620211","discontinued":false,
                 "media":[{"type":"image","url":"https://media.example/%1$s/1.jpg"},{"type":"video","url":"x"}],
                 "sizes":[%s]}""".formatted(
                        first.style,
                        json(first.title),
                        json(first.title + " (it)"),
                        json("Of " + first.title),
                        joined(sizes, this::size));
    }

    private String size(GeneratedPiece piece) {
        return "{\"sku\":\" %s \",\"ean\":\"%s\",\"label\":\"%s\",\"colour\":\"Nero\",\"rrp\":%s}"
                .formatted(piece.sku(), piece.gtin(), piece.size, piece.amount('.'));
    }

    byte[] aurelleStock() {
        return utf8("{\"asOf\":\"" + now + "\",\"paging\":{\"next\":null},\"levels\":["
                + joined(
                        present(aurelle),
                        piece -> "{\"sku\":\"%s\",\"quantity\":%d,\"warehouse\":\"MI%d\"}"
                                .formatted(piece.sku(), piece.quantity, piece.number % 2))
                + "]}");
    }

    byte[] nordCatalogue() {
        String header = "Artikelnr;EAN;Marke;Modell;Bezeichnung;Farbe;Größensystem;Größe;Material;Herkunft;"
                + "Warengruppe;Preis;Währung;Saison;Status;Bild1;Bild2\n";
        return (header
                        + lines(
                                present(nord),
                                piece -> "%s;%s;Corvane;%s;\"%s\";Grün;IT;%s;100%% Wolle;IT;Kleider;%s;EUR;FW26;aktiv;;"
                                        .formatted(
                                                piece.sku(),
                                                piece.gtin(),
                                                piece.style,
                                                piece.title.replace("\"", "\"\""),
                                                piece.size,
                                                piece.amount(','))))
                .getBytes(OF_CSV);
    }

    byte[] nordStock() {
        return ("Artikelnr;Bestand;Stand\n"
                        + lines(
                                present(nord),
                                piece -> piece.sku() + ";" + piece.quantity + ";" + IN_BERLIN.format(now)))
                .getBytes(OF_CSV);
    }

    byte[] lumeCatalogue() {
        List<GeneratedPiece> there = present(lume);
        return utf8("<?xml version=\"1.0\"?>\n<catalogue generated=\"" + now + "\" count=\"" + there.size() + "\">"
                + there.stream()
                        .map(piece -> """
                <product code="%s" brand="Lume &amp; Figli"><title lang="en">%s</title><title lang="it">%2$s it</title>
                <category>Women &gt; Clothing &gt; Coats</category><season>FW26</season><origin>FR</origin>
                <variant sku="%s" gtin="%s" colour="Blu"><size scale="IT">%s</size>
                <price currency="EUR" tax="excluded">%s</price></variant></product>""".formatted(
                                        piece.style,
                                        xml(piece.title),
                                        piece.sku(),
                                        piece.gtin(),
                                        piece.size,
                                        piece.amount('.')))
                        .collect(Collectors.joining("\n"))
                + "</catalogue>");
    }

    /** A message on some prices. */
    byte[] lumePrices(int count) {
        return utf8("{\"timestamp\":\"" + now + "\",\"data\":{\"prices\":["
                + joined(
                        some(count),
                        piece -> "{\"sku\":\"%s\",\"amount\":\"%s\",\"currency\":\"EUR\",\"tax\":\"excluded\","
                                        .formatted(piece.sku(), piece.amount('.'))
                                + "\"type\":\"rrp\",\"sequence\":" + piece.sequence + "}")
                + "]}}");
    }

    /** A message on some counts. */
    byte[] lumeStock(int count) {
        return utf8("{\"timestamp\":\"" + now + "\",\"data\":{\"levels\":["
                + joined(
                        some(count),
                        piece -> "{\"sku\":\"%s\",\"quantity\":%d,\"asOf\":\"%s\",\"sequence\":%d}"
                                .formatted(piece.sku(), piece.quantity, now, piece.sequence))
                + "]}}");
    }

    private List<GeneratedPiece> present(List<GeneratedPiece> house) {
        List<GeneratedPiece> there = new ArrayList<>(house);
        there.removeIf(piece -> piece.gone);
        Collections.shuffle(there, dice);
        return there;
    }

    private List<GeneratedPiece> some(int count) {
        List<GeneratedPiece> there = new ArrayList<>(lume);
        Collections.shuffle(there, dice);
        return there.subList(0, Math.min(count, there.size()));
    }

    private static <T> String joined(List<T> things, Function<T, String> text) {
        return things.stream().map(text).collect(Collectors.joining(","));
    }

    private static <T> String lines(List<T> things, Function<T, String> text) {
        return things.stream().map(text).collect(Collectors.joining("\n", "", "\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
