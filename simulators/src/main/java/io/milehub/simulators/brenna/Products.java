package io.milehub.simulators.brenna;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.assortment.Size.Run;
import io.milehub.simulators.assortment.Style;
import java.math.BigDecimal;
import java.util.List;

/** How the shop writes a product with its variants, options and images. */
final class Products {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PICTURES = "https://cdn.casa-brenna.example/files/";
    private static final String SIZE = "size";
    private static final String COLOUR = "colour";
    private static final String MATERIAL = "Material";
    private static final List<List<String>> ORDERS =
            List.of(List.of(SIZE, COLOUR), List.of(COLOUR, SIZE), List.of(COLOUR, MATERIAL, SIZE));

    private Products() {}

    static ObjectNode product(Style style) {
        ObjectNode node = NODES.objectNode();
        int way = Math.floorMod(style.code().hashCode(), 6);
        node.put("id", Long.parseLong(style.code()));
        node.put("title", style.title().en());
        node.put("body_html", "<p>" + style.description() + "</p>");
        node.put("vendor", style.brand());
        String path = style.family().category();
        node.put("product_type", path.substring(path.lastIndexOf('>') + 2));
        node.put("handle", "brenna-" + style.code());
        node.put("status", style.discontinued() ? (way < 2 ? "draft" : "archived") : "active");
        node.put("tags", style.season());
        List<String> order = order(style, way);
        ArrayNode variants = node.putArray("variants");
        style.items().forEach(item -> variants.add(variant(style, item, order)));
        style.items().stream().filter(Item::repeated).forEach(item -> variants.add(variant(style, item, order)));
        ArrayNode options = node.putArray("options");
        for (int at = 0; at < order.size(); at++) {
            options.addObject().put("name", name(order.get(at), way)).put("position", at + 1);
        }
        ArrayNode images = node.putArray("images");
        for (int at = 1; at <= style.images(); at++) {
            images.addObject().put("position", at).put("src", PICTURES + style.code() + "_" + at + ".jpg?v=1");
        }
        return node;
    }

    /** A style in one size may do without that option, unless a variant's fault lies in it. */
    private static List<String> order(Style style, int way) {
        boolean needsSize = style.items().stream().anyMatch(item -> item.fault() == Fault.SIZE_MISSING);
        return style.family().run() == Run.ONE && way % 2 == 0 && !needsSize
                ? List.of(COLOUR)
                : ORDERS.get(way % ORDERS.size());
    }

    private static String name(String option, int way) {
        return switch (option) {
            case SIZE -> way < 4 ? "Size" : "Taglia";
            case COLOUR -> way < 2 ? "Color" : way < 4 ? "Colour" : "Colore";
            default -> option;
        };
    }

    private static ObjectNode variant(Style style, Item item, List<String> order) {
        ObjectNode node = NODES.objectNode();
        long number = Long.parseLong(item.sku());
        int way = Math.floorMod(item.sku().hashCode(), 5);
        node.put("id", number - 5_000_000_000_000L);
        node.put("product_id", Long.parseLong(style.code()));
        price(node, item, way);
        // Merchants leave their own numbers blank, or use one twice.
        node.put("sku", way == 0 ? "" : way == 1 ? "CB-" + style.code() : "CB-" + item.sku());
        for (int at = 0; at < 3; at++) {
            node.put("option" + (at + 1), at < order.size() ? value(order.get(at), style, item) : null);
        }
        if (item.gtin() != null) {
            node.put("barcode", item.spaced(item.gtin()));
        } else {
            node.put("barcode", way < 2 ? null : "");
        }
        if (item.fault() == Fault.SKU_MISSING) {
            node.putNull("inventory_item_id");
        } else {
            node.put("inventory_item_id", number);
        }
        return node.put("inventory_management", "shopify").put("requires_shipping", true);
    }

    private static void price(ObjectNode node, Item item, int way) {
        BigDecimal full = BigDecimal.valueOf(item.publishedMinor(), 2);
        if (item.fault() == Fault.PRICE_MISSING) {
            node.putNull("price").putNull("compare_at_price");
        } else if (item.valid() && way == 2) {
            node.put("price", BigDecimal.valueOf(item.rrpMinor() * 4 / 5, 2).toPlainString());
            node.put("compare_at_price", full.toPlainString());
        } else {
            node.put("price", full.toPlainString()).put("compare_at_price", way == 3 ? "" : null);
        }
    }

    private static String value(String option, Style style, Item item) {
        return switch (option) {
            case SIZE -> item.fault() == Fault.SIZE_MISSING ? " " : size(item);
            case COLOUR -> item.spaced(item.colour().italian());
            default -> style.fabric().label();
        };
    }

    private static String size(Item item) {
        return switch (item.size().run()) {
            case ONE -> "One size";
            case LETTERS -> item.size().letter();
            case SHOES -> item.size().shoe();
            case CLOTHING -> {
                String number = item.size().number("IT");
                boolean letter = item.sku().endsWith("1");
                yield item.mixedSize() ? (letter ? item.size().letter() : "IT " + number) : number;
            }
        };
    }
}
