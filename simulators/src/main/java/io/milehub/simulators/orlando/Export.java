package io.milehub.simulators.orlando;

import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.assortment.Style;
import io.milehub.simulators.supplier.Publication;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the house writes its products: semicolons, decimal commas, Windows-1252, a row a variant or a further image. */
final class Export {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<String> COLUMNS = List.of(
            "Handle",
            "Title",
            "Body (HTML)",
            "Vendor",
            "Type",
            "Published",
            "Option1 Name",
            "Option1 Value",
            "Option2 Name",
            "Option2 Value",
            "Variant SKU",
            "Variant Inventory Qty",
            "Variant Price",
            "Variant Compare At Price",
            "Variant Barcode",
            "Image Src",
            "Image Position",
            "Status");
    private static final String PICTURES = "https://img.tessuti-orlando.example/";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.of("Europe/Rome"));

    private final Map<String, Integer> counts;

    private Export(Map<String, Integer> counts) {
        this.counts = counts;
    }

    static byte[] of(Publication publication) {
        Map<String, Integer> counts = publication.stock().stream()
                .collect(Collectors.toMap(row -> row.sku(), row -> row.quantity(), (one, same) -> one));
        List<String> rows = new ArrayList<>();
        Export export = new Export(counts);
        publication.assortment().styles().forEach(style -> export.product(style, rows));
        String file = "Esportazione prodotti;Tessuti Orlando\r\nData;" + STAMP.format(publication.publishedAt())
                + "\r\n\r\n" + String.join(";", COLUMNS) + "\r\n" + String.join("", rows) + "Fine export;" + rows.size()
                + "\r\n";
        return file.getBytes(WINDOWS);
    }

    private void product(Style style, List<String> rows) {
        boolean colourFirst = style.code().hashCode() % 2 == 0
                || style.items().stream().anyMatch(item -> item.fault() == Fault.SIZE_MISSING);
        List<Item> items = new ArrayList<>(style.items());
        style.items().stream().filter(Item::repeated).forEach(items::add);
        for (int at = 0; at < Math.max(items.size(), style.images()); at++) {
            Map<String, String> cells = new LinkedHashMap<>();
            if (at == 0) {
                head(style, colourFirst, cells);
            } else if (style.code().hashCode() % 4 != 1) {
                cells.put("Handle", style.code());
            }
            if (at < items.size()) {
                variant(items.get(at), colourFirst, cells);
            }
            if (at < style.images()) {
                cells.put("Image Src", PICTURES + style.code() + "/" + (at + 1) + ".jpg");
                cells.put("Image Position", Integer.toString(at + 1));
            }
            rows.add(row(cells));
        }
    }

    private static void head(Style style, boolean colourFirst, Map<String, String> cells) {
        cells.put("Handle", style.code());
        cells.put("Title", style.title().it());
        cells.put("Body (HTML)", "<p>Qualità „Orlando“ – dal 1921;</p>\n<p>" + style.description() + "</p>");
        cells.put("Vendor", style.brand());
        cells.put("Type", type(style));
        cells.put("Published", "true");
        cells.put(colourFirst ? "Option1 Name" : "Option2 Name", "Colore");
        cells.put(colourFirst ? "Option2 Name" : "Option1 Name", "Taglia");
        cells.put("Status", style.discontinued() ? "archived" : "active");
    }

    private static String type(Style style) {
        return switch (style.family()) {
            case OUTERWEAR -> "Cappotti";
            case DRESSES -> "Abiti";
            case TAILORING -> "Giacche";
            case SHIRTS -> "Camicie";
            case TROUSERS -> "Pantaloni";
            case SKIRTS -> "Gonne";
            case KNITWEAR -> "Maglieria";
            case SHOES -> "Scarpe";
            case BAGS -> "Borse";
            case SCARVES -> "Sciarpe";
            case BELTS -> "Cinture";
        };
    }

    private void variant(Item item, boolean colourFirst, Map<String, String> cells) {
        int way = Math.floorMod(item.sku().hashCode(), 5);
        cells.put(
                colourFirst ? "Option1 Value" : "Option2 Value",
                item.spaced(item.colour().italian()));
        String size = item.fault() == Fault.SIZE_MISSING ? (way < 2 ? " " : "") : size(item, way);
        cells.put(colourFirst ? "Option2 Value" : "Option1 Value", size);
        cells.put("Variant SKU", item.publishedSku());
        Integer count = counts.get(item.sku());
        cells.put("Variant Inventory Qty", count == null ? "" : Integer.toString(count));
        boolean onSale = item.valid() && way == 3;
        cells.put("Variant Price", onSale ? amount(item.rrpMinor() * 3 / 4, way) : price(item, way));
        cells.put("Variant Compare At Price", onSale ? amount(item.rrpMinor(), way) : "");
        cells.put("Variant Barcode", item.gtin() == null ? "" : item.spaced(item.gtin()));
    }

    private static String size(Item item, int way) {
        return switch (item.size().run()) {
            case ONE -> "Taglia unica";
            case LETTERS -> item.size().letter();
            case SHOES -> item.size().shoe().replace('.', ',');
            case CLOTHING -> {
                String number = item.size().number("IT");
                yield item.mixedSize()
                        ? (way % 2 == 0 ? "IT " + number : item.size().letter())
                        : number;
            }
        };
    }

    private static String price(Item item, int way) {
        return switch (item.fault()) {
            case PRICE_MISSING -> "";
            case PRICE_UNPARSEABLE -> "su richiesta";
            default -> amount(item.publishedMinor(), way);
        };
    }

    private static String amount(long cents, int way) {
        long euros = Math.abs(cents) / 100;
        String whole =
                euros >= 1000 && way < 3 ? euros / 1000 + "." + "%03d".formatted(euros % 1000) : Long.toString(euros);
        return "%s%s,%02d".formatted(cents < 0 ? "-" : "", whole, Math.abs(cents) % 100);
    }

    private static String row(Map<String, String> cells) {
        return COLUMNS.stream()
                        .map(column -> quoted(cells.getOrDefault(column, "")))
                        .collect(Collectors.joining(";")) + "\r\n";
    }

    private static String quoted(String cell) {
        boolean needsIt = cell.chars().anyMatch(character -> ";\"\r\n".indexOf(character) >= 0);
        return needsIt ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
