package io.milehub.simulators.nord;

import io.milehub.simulators.assortment.Entry;
import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.assortment.Size;
import io.milehub.simulators.assortment.Style;
import io.milehub.simulators.supplier.StockRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** How the boutique writes its rows: semicolons, decimal commas, Berlin time. */
final class Cells {

    static final String CATALOGUE_HEADER = "Artikelnr;EAN;Marke;Modell;Bezeichnung;Farbe;Größensystem;Größe;Material;"
            + "Herkunft;Warengruppe;Preis;Währung;Saison;Status;Bild1;Bild2";
    static final String STOCK_HEADER = "Artikelnr;Bestand;Stand";

    private static final String PICTURES = "https://bilder.atelier-nord.example/";
    private static final DateTimeFormatter STAND =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));
    private static final List<String> SCALES = List.of("IT", "IT", "FR", "UK", "US");

    private Cells() {}

    static String catalogue(Entry entry) {
        Style style = entry.style();
        Item item = entry.item();
        int way = Math.floorMod(item.sku().hashCode(), 5);
        Sized size = sized(item, style, way);
        return row(List.of(
                item.publishedSku(),
                item.gtin() == null ? "" : item.spaced(item.gtin()),
                style.brand(),
                style.code(),
                style.title().de(),
                item.spaced(item.colour().german()),
                size.scale(),
                item.fault() == Fault.SIZE_MISSING ? (way == 0 ? " " : "") : size.name(),
                style.fabric().germanLabel(),
                style.origin(),
                style.family().warengruppe(),
                price(item, way),
                "EUR",
                style.season(),
                item.discontinued() ? "auslaufend" : "aktiv",
                style.images() > 0 ? PICTURES + item.sku() + "-1.jpg" : "",
                style.images() > 2 ? PICTURES + item.sku() + "-2.jpg" : ""));
    }

    static String stock(StockRow row, Instant asOf) {
        return row(List.of(row.sku(), Integer.toString(row.quantity()), STAND.format(asOf)));
    }

    private record Sized(String scale, String name) {}

    private static Sized sized(Item item, Style style, int way) {
        Size size = item.size();
        return switch (style.family().run()) {
            case ONE -> new Sized("INT", "OS");
            case LETTERS -> new Sized("INT", size.letter());
            case SHOES -> new Sized("EU", size.shoe().replace('.', ','));
            case CLOTHING -> {
                if (item.mixedSize()) {
                    yield new Sized("", way % 2 == 0 ? "IT " + size.number("IT") : size.letter());
                }
                String scale = SCALES.get(Math.floorMod(style.code().hashCode(), SCALES.size()));
                yield new Sized(scale, size.number(scale));
            }
        };
    }

    private static String price(Item item, int way) {
        return switch (item.fault()) {
            case PRICE_MISSING -> "";
            case PRICE_UNPARSEABLE -> "auf Anfrage";
            default -> {
                long cents = item.publishedMinor();
                long euros = Math.abs(cents) / 100;
                String sign = cents < 0 ? "-" : "";
                String whole = euros >= 1000 && way < 3
                        ? euros / 1000 + "." + "%03d".formatted(euros % 1000)
                        : Long.toString(euros);
                yield "%s%s,%02d".formatted(sign, whole, Math.abs(cents) % 100);
            }
        };
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Cells::quoted).collect(Collectors.joining(";")) + "\r\n";
    }

    private static String quoted(String cell) {
        boolean needsIt =
                cell.indexOf(';') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
        return needsIt ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
