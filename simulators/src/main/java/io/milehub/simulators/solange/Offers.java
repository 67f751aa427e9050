package io.milehub.simulators.solange;

import io.milehub.simulators.assortment.Family;
import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.assortment.Size;
import io.milehub.simulators.assortment.Style;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** How the house writes an offer in Google's vocabulary; the elements around it are the format's. */
final class Offers {

    static final String GOOGLE = "http://base.google.com/ns/1.0";

    private static final String PICTURES = "https://img.vitrine-solange.example/";
    private static final List<String> SYSTEMS = List.of("FR", "IT", "UK", "US");

    /** What has a number in Google's taxonomy; the others are told by the house's own path alone. */
    private static final Map<Family, String> TAXONOMY = Map.of(
            Family.DRESSES, "2271",
            Family.SHIRTS, "212",
            Family.TROUSERS, "204",
            Family.SKIRTS, "Apparel & Accessories > Clothing > Skirts",
            Family.BAGS, "Apparel & Accessories > Handbags, Wallets & Cases > Handbags",
            Family.SCARVES, "177",
            Family.BELTS, "Apparel & Accessories > Clothing Accessories > Belts");

    private final XMLStreamWriter xml;

    Offers(XMLStreamWriter xml) {
        this.xml = xml;
    }

    void offer(Style style, Item item, Told told) throws XMLStreamException {
        int way = Math.floorMod(item.sku().hashCode(), 5);
        g("id", item.publishedSku());
        g("item_group_id", style.code());
        for (int at = 1; at <= style.images(); at++) {
            g(at == 1 ? "image_link" : "additional_image_link", PICTURES + style.code() + "/" + at + ".jpg");
        }
        availability(told, way);
        price(item, way);
        g("brand", style.brand());
        if (item.gtin() != null) {
            g("gtin", item.spaced(item.gtin()));
        } else {
            g("identifier_exists", "no");
        }
        category(style);
        g("gender", "female");
        g("age_group", "adult");
        g("material", style.fabric().label());
        g("color", item.spaced(item.colour().english()));
        size(style, item, way);
        shipping("IT", "0.00 EUR");
        shipping("FR", "9.00 EUR");
    }

    private void availability(Told told, int way) throws XMLStreamException {
        if (told.pieces() == 0) {
            g(
                    "availability",
                    way == 0 ? "preorder" : way == 1 ? "backorder" : way == 2 ? "out of stock" : "out_of_stock");
        } else {
            g("availability", way == 2 ? "in stock" : "in_stock");
        }
        if (told.counted()) {
            g("quantity", Integer.toString(told.pieces()));
        }
    }

    private void price(Item item, int way) throws XMLStreamException {
        switch (item.fault()) {
            case PRICE_MISSING -> {
                if (way < 2) {
                    g("price", "");
                }
            }
            case PRICE_UNPARSEABLE -> g("price", "POA");
            default -> g("price", euros(item.publishedMinor()));
        }
        if (item.valid() && way == 4) {
            g("sale_price", euros(item.rrpMinor() * 7 / 10));
        }
    }

    private static String euros(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString() + " EUR";
    }

    private void category(Style style) throws XMLStreamException {
        String google = TAXONOMY.get(style.family());
        if (google != null) {
            g("google_product_category", google);
        }
        if (google == null || style.code().hashCode() % 3 != 0) {
            g("product_type", style.family().category());
            g("product_type", "Season > " + style.season());
        }
    }

    private void size(Style style, Item item, int way) throws XMLStreamException {
        if (item.fault() == Fault.SIZE_MISSING) {
            if (way < 2) {
                g("size", " ");
            }
            return;
        }
        Size size = item.size();
        switch (size.run()) {
            case ONE -> g("size", "One size");
            case LETTERS -> g("size", size.letter());
            case SHOES -> {
                g("size", size.shoe());
                if (way < 3) {
                    g("size_system", "EU");
                }
            }
            case CLOTHING -> {
                String system = SYSTEMS.get(Math.floorMod(style.code().hashCode(), SYSTEMS.size()));
                g("size", item.mixedSize() ? size.letter() : size.number(system));
                g("size_system", system);
            }
        }
    }

    private void shipping(String country, String price) throws XMLStreamException {
        xml.writeStartElement(GOOGLE, "shipping");
        g("country", country);
        g("price", price);
        xml.writeEndElement();
    }

    private void g(String name, String text) throws XMLStreamException {
        xml.writeStartElement(GOOGLE, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
