package io.milehub.simulators.solange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.judge.Seen;
import io.milehub.simulators.judge.Verdict;
import io.milehub.simulators.judge.Wire;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Read with the JDK's DOM, by Google's product data specification. */
class VitrineSolangeTest {

    private static final String GOOGLE = "http://base.google.com/ns/1.0";
    private static final Set<String> NOT_THERE = Set.of("out_of_stock", "out of stock", "preorder", "backorder");

    @TempDir
    Path manifests;

    @ParameterizedTest
    @CsvSource({"rss,item", "atom,entry"})
    void what_a_reader_counts_is_what_the_manifest_says(String format, String offer) throws Exception {
        try (var solange = new VitrineSolange(Wire.settings(manifests, 3, 1))) {
            Wire wire = new Wire(solange.port());
            for (String control : List.of("next", "withdraw", "restore")) {
                List<Element> offers =
                        offers(wire.get("/feeds/products." + format).body(), offer);
                JsonNode said = Wire.feeds(manifests, "vitrine-solange");
                new Verdict(offers.stream().map(VitrineSolangeTest::seen).toList()).agreesWith(said.path("catalogue"));
                Map<String, Integer> stock = new HashMap<>();
                offers.forEach(each -> stock.put(g(each, "id").strip(), pieces(each)));
                assertThat(stock.remove("")).isNotNull();
                assertThat(said.at("/stock/valid").asInt()).isEqualTo(stock.size());
                assertThat(said.at("/stock/units").asInt())
                        .isEqualTo(
                                stock.values().stream().mapToInt(each -> each).sum());
                wire.post("/control/" + control, "");
            }
        }
    }

    @Test
    void a_feed_breaks_off_as_often_as_it_is_told() throws Exception {
        try (var solange = new VitrineSolange(Wire.settings(manifests, 3, 0.1))) {
            Wire wire = new Wire(solange.port());
            wire.post("/control/tear?bodies=1", "");
            assertThatThrownBy(() -> wire.get("/feeds/products.rss")).isInstanceOf(IOException.class);
            assertThat(wire.get("/feeds/products.rss").body()).endsWith("</rss>");
        }
    }

    private static Seen seen(Element offer) {
        String price = g(offer, "price");
        return new Seen(
                g(offer, "id"),
                g(offer, "gtin"),
                g(offer, "item_group_id"),
                g(offer, "size"),
                price.endsWith(" EUR") ? price.substring(0, price.length() - 4) : price,
                false);
    }

    private static int pieces(Element offer) {
        String availability = g(offer, "availability");
        String quantity = g(offer, "quantity");
        if (NOT_THERE.contains(availability)) {
            return 0;
        }
        assertThat(availability).isIn("in_stock", "in stock");
        return quantity.isEmpty() ? 1 : Integer.parseInt(quantity);
    }

    /** The text of the offer's own element of that name; empty without one. */
    private static String g(Element offer, String name) {
        NodeList found = offer.getElementsByTagNameNS(GOOGLE, name);
        for (int at = 0; at < found.getLength(); at++) {
            if (offer.isSameNode(found.item(at).getParentNode())) {
                return found.item(at).getTextContent();
            }
        }
        return "";
    }

    private static List<Element> offers(String xml, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        NodeList found = document.getElementsByTagNameNS("*", name);
        List<Element> offers = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            offers.add((Element) found.item(at));
        }
        return offers;
    }
}
