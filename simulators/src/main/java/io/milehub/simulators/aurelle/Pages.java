package io.milehub.simulators.aurelle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.simulators.assortment.Family;
import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.assortment.Size;
import io.milehub.simulators.assortment.Style;
import io.milehub.simulators.supplier.StockRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How the brand writes its records. */
final class Pages {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MEDIA = "https://media.maison-aurelle.example/";

    private Pages() {}

    static ObjectNode page(String stampName, Publication publication, String listName, List<ObjectNode> records) {
        ObjectNode page = NODES.objectNode();
        page.put(stampName, publication.publishedAt().toString());
        page.put("version", publication.version());
        page.putArray(listName).addAll(records);
        return page;
    }

    static ObjectNode style(Style style) {
        ObjectNode node = NODES.objectNode();
        node.put("styleCode", style.code());
        node.putObject("name")
                .put("en", style.title().en())
                .put("it", style.title().it());
        node.putObject("description").put("en", style.description());
        node.put("family", style.family().name().toLowerCase(Locale.ROOT));
        node.put("season", style.season());
        node.put("composition", style.fabric().label());
        node.put("origin", style.origin());
        node.put("hsCode", style.family().hsCode());
        node.put("discontinued", style.discontinued());
        media(style, node.putArray("media"));
        ArrayNode sizes = node.putArray("sizes");
        style.items().forEach(item -> sizes.add(size(item, style.family())));
        style.items().stream().filter(Item::repeated).forEach(item -> sizes.add(size(item, style.family())));
        return node;
    }

    static ObjectNode level(StockRow row) {
        return NODES.objectNode()
                .put("sku", row.sku())
                .put("quantity", row.quantity())
                .put("warehouse", "MI1");
    }

    private static void media(Style style, ArrayNode media) {
        for (int at = 1; at <= style.images(); at++) {
            media.addObject().put("type", "image").put("url", MEDIA + style.code() + "/" + at + ".jpg");
        }
        if (style.images() == 4) {
            media.addObject().put("type", "video").put("url", MEDIA + style.code() + "/walk.mp4");
        }
    }

    private static ObjectNode size(Item item, Family family) {
        ObjectNode node = NODES.objectNode();
        // Feeds leave a value out in more than one way; the SKU decides which, so that a version repeats itself.
        int way = Math.floorMod(item.sku().hashCode(), 3);
        node.put("sku", item.publishedSku());
        if (item.gtin() != null) {
            node.put("ean", item.spaced(item.gtin()));
        } else if (way < 2) {
            node.put("ean", way == 0 ? null : "");
        }
        if (item.fault() == Fault.SIZE_MISSING) {
            node.put("label", way == 0 ? null : way == 1 ? "" : " ");
        } else {
            node.put("label", label(item, family, way));
        }
        node.put("colour", item.spaced(item.colour().english()));
        if (item.fault() != Fault.PRICE_MISSING) {
            node.put("rrp", BigDecimal.valueOf(item.publishedMinor(), 2));
        } else if (way == 0) {
            node.putNull("rrp");
        }
        return node;
    }

    private static String label(Item item, Family family, int way) {
        Size size = item.size();
        return switch (family.run()) {
            case ONE -> "TU";
            case LETTERS -> size.letter();
            case SHOES -> size.shoe();
            case CLOTHING -> {
                String number = size.number("IT");
                yield item.mixedSize() ? (way == 0 ? size.letter() : "IT " + number) : number;
            }
        };
    }
}
