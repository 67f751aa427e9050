package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A partner of X12 and one of EDIFACT, from catalogue to shipment, against houses that share no code with the hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EdiPartnersIT {
    private static final long SEED = 17;
    private static final int ARTICLES = 32;
    private static final Duration ARRIVES_MAX = Duration.ofSeconds(30);

    private final Path folder = Workspace.fresh("edi-partners");
    private final int port = HubNode.freePort();
    private final EdiShop shop = new EdiShop(folder, SEED);
    private final HubNode hub = HubNode.launch(folder, "hub", port, shop.configuration(folder.resolve("data")));
    private Judge judge = new Judge("", "", "");
    private String order = "";

    @BeforeAll
    void catalogues_and_stock_arrive() {
        hub.awaitReady();
        judge = Judge.embedded(folder.resolve("data"));
        Map<String, Integer> once = EdiShop.HOUSES.stream()
                .flatMap(house -> Stream.of(house + "/catalogue", house + "/stock"))
                .collect(Collectors.toMap(feed -> feed, _ -> 1));
        Feeds.awaitRest(judge, 1, once);
    }

    @AfterAll
    void stop() {
        hub.close();
        shop.close();
    }

    @Test
    @Order(1)
    void what_the_houses_published_stands_in_the_tables() {
        assertPublishedStands();
    }

    private void assertPublishedStands() {
        for (Simulator house : List.of(shop.harlow, shop.serrano)) {
            String source = house == shop.harlow ? "harlow-vane" : "casa-serrano";
            String offers = "select count(*) from catalogue.offer where rrp_minor > 0 and source = '" + source + "'";
            assertThat(judge.number(1, offers)).isEqualTo(ARTICLES);
            for (String level : judge.texts(1, """
                    select o.supplier_sku || ' ' || s.on_hand from inventory.stock_level s
                      join catalogue.offer o using (tenant_id, offer_id) where s.source = '%s'""".formatted(source))) {
                String[] parts = level.split(" ", 2);
                assertThat(Integer.parseInt(parts[1]))
                        .isEqualTo(EdiShop.stock(house).get(parts[0]).asInt());
            }
        }
    }

    @Test
    @Order(2)
    void each_house_is_told_that_its_interchanges_were_accepted() {
        List<String> x12 = letters(shop.harlow, "997", 2);
        assertThat(Stream.of("SC", "IB")
                        .map(group -> only(x12, "~AK1*" + group + "*"))
                        .toList())
                .containsExactly(x997("SC", "832", "1"), x997("IB", "846", "2"));
        assertThat(masked(letters(shop.harlow, "TA1", 1).getFirst()))
                .isEqualTo(
                        "ISA*00*          *00*          *ZZ*MILEHUB        *ZZ*HARLOWVANE     *DATE*TIME*U*00401*N*0*P"
                                + "*>~TA1*000000001*DATE*TIME*A*000~IEA*0*N~");
        List<String> edifact = letters(shop.serrano, "CONTRL", 2);
        assertThat(Stream.of("PRICAT", "INVRPT")
                        .map(type -> only(edifact, type))
                        .toList())
                .containsExactly(contrl("1", "PRICAT:D:96A:UN:EAN008"), contrl("2", "INVRPT:D:96A:UN:EAN004"));
    }

    @Test
    @Order(3)
    void an_order_of_both_houses_pieces_leaves_as_an_850_and_as_orders_byte_for_byte() {
        Shop anna = Shop.of(hub, 1);
        long coat = variant("harlow-vane");
        long dress = variant("casa-serrano");
        order = anna.buy(anna.hold(Shop.line(coat, 2) + "," + Shop.line(dress, 1))
                .expect(201)
                .json());

        Line first = line("harlow-vane");
        String upc = first.gtin().isEmpty() ? "" : "*UP*" + first.gtin().substring(2);
        assertThat(masked(letters(shop.harlow, "850", 1).getFirst()))
                .isEqualTo(x12(
                        "PO",
                        "850",
                        "BEG*00*DS*" + order + "**" + placedOn() + "~CUR*BY*EUR~N1*ST*ORDER "
                                + order + "~N4****IT~PO1*" + first.line() + "*2*EA*" + first.cost() + "**VP*"
                                + first.sku() + upc
                                + "~CTT*1~",
                        8));
        Line second = line("casa-serrano");
        String ean = second.gtin().isEmpty() ? "" : "++" + second.gtin().substring(1) + ":EN";
        String title = second.title().replaceAll("([?:+'])", "?$1");
        assertThat(masked(letters(shop.serrano, "ORDERS", 1).getFirst()))
                .isEqualTo(edifact(
                        "ORDERS:D:96A:UN:EAN008",
                        "BGM+220+" + order + "+9'DTM+137:" + placedOn()
                                + ":102'NAD+DP++++++++IT'CUX+2:EUR:9'LIN+" + second.line() + ean + "'PIA+1+"
                                + second.sku()
                                + ":SA'IMD+F+ANM+:::" + title + "'QTY+21:1'PRI+AAB:" + second.cost()
                                + "'UNS+S'CNT+2:1'",
                        13));
        Awaitility.await()
                .atMost(ARRIVES_MAX)
                .until(() -> judge.texts(1, "select distinct state from orders.order_unit where order_id = " + order)
                        .equals(List.of("SENT")));
    }

    @Test
    @Order(4)
    void the_houses_answers_and_later_counts_move_the_sold_pieces() {
        merge("order-status");
        Awaitility.await("what their 997 and CONTRL say of the orders")
                .atMost(ARRIVES_MAX)
                .until(() -> judge.texts(1, "select distinct answer from fulfilment.outgoing where kind = 'ORDER'")
                        .equals(List.of("ACCEPTED")));
        assertThat(judge.number(1, "select count(*) from inventory.sold_piece where acknowledged_at is null"))
                .isZero();
        merge("stock");
        Awaitility.await("pieces that the counts have seen")
                .atMost(ARRIVES_MAX)
                .until(() -> judge.number(1, "select sum(committed) from inventory.stock_level") == 0);
        assertPublishedStands();
    }

    @Test
    @Order(5)
    void what_the_houses_send_is_known_as_sent() {
        for (Simulator house : List.of(shop.harlow, shop.serrano)) {
            assertThat(house.control("ship").expect(200).json().get("shipped").asInt())
                    .isEqualTo(1);
        }
        merge("shipments");
        assertThat(judge.number(1, "select count(*) from inventory.sold_piece where shipped_at is not null"))
                .isEqualTo(3);
        merge("order-status");
        assertThat(judge.number(1, "select count(*) from intake.quarantine")).isZero();
    }

    /** Pulls the feed of both houses, and waits until it has been merged or brought nothing new. */
    private void merge(String feed) {
        Map<String, Integer> more = EdiShop.HOUSES.stream()
                .map(house -> house + "/" + feed)
                .collect(Collectors.toMap(key -> key, key -> Feeds.finished(judge, 1, key) + 1));
        Feeds.pull(hub, List.copyOf(more.keySet()));
        Feeds.awaitRest(judge, 1, more);
    }

    /** A line as the order's rows have it. */
    private record Line(String line, String sku, String gtin, String cost, String title) {}

    private Line line(String source) {
        String[] row = judge.texts(1, """
                select concat_ws('|', l.line, o.supplier_sku, coalesce(o.gtin, ''),
                                 to_char(u.cost_minor / 100.0, 'FM9990.00'), u.title)
                  from orders.order_unit u
                  join catalogue.offer o using (tenant_id, offer_id)
                  join (select offer_id, dense_rank() over (order by offer_id, location) as line
                          from orders.order_unit where order_id = %1$s) l on l.offer_id = u.offer_id
                 where u.order_id = %1$s and o.source = '%2$s'
                """.formatted(order, source)).getFirst().split("\\|", -1);
        return new Line(row[0], row[1], row[2], row[3], row[4]);
    }

    private String placedOn() {
        return judge.texts(
                        1,
                        "select to_char(placed_at at time zone 'UTC', 'YYYYMMDD') from orders.customer_order"
                                + " where order_id = " + order)
                .getFirst();
    }

    private long variant(String source) {
        return judge.number(1, """
                select o.variant_id from catalogue.offer o join inventory.stock_level s using (tenant_id, offer_id)
                 where o.source = '%s' and s.on_hand > 3 order by o.offer_id limit 1""".formatted(source));
    }

    private static List<String> letters(Simulator house, String kind, int count) {
        Awaitility.await(kind + " at " + house.url())
                .atMost(ARRIVES_MAX)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> EdiShop.letters(house, kind).size() >= count);
        List<JsonNode> letters = EdiShop.letters(house, kind);
        assertThat(letters).hasSize(count).allSatisfy(letter -> {
            assertThat(letter.get("faults")).as(letter.get("text").asText()).isEmpty();
            assertThat(letter.get("repeated").asBoolean()).isFalse();
        });
        return letters.stream().map(letter -> letter.get("text").asText()).toList();
    }

    private static String only(List<String> letters, String part) {
        return masked(letters.stream()
                .filter(letter -> letter.contains(part))
                .findFirst()
                .orElse("none has " + part));
    }

    /** Numbers of interchanges, which the house itself judges, and their moments stand for themselves. */
    private static String masked(String text) {
        return text.replaceAll("\\*[0-9]{6}\\*[0-9]{4}\\*U", "*DATE*TIME*U")
                .replaceAll("\\*[0-9]{8}\\*[0-9]{4}\\*[0-9]+\\*X", "*DATE*TIME*N*X")
                .replaceAll("\\*[0-9]{9}\\*0\\*P", "*N*0*P")
                .replaceAll("TA1\\*([0-9]{9})\\*[0-9]{6}\\*[0-9]{4}", "TA1*$1*DATE*TIME")
                .replaceAll("IEA\\*0\\*[0-9]{9}", "IEA*0*N")
                .replaceAll("GE\\*1\\*[0-9]+~IEA\\*1\\*[0-9]{9}", "GE*1*N~IEA*1*N")
                .replaceAll("\\+[0-9]{6}:[0-9]{4}\\+[0-9]+'UNH", "+DATE:TIME+N'UNH")
                .replaceAll("UNZ\\+1\\+[0-9]+", "UNZ+1+N");
    }

    private static String x12(String group, String type, String content, int segments) {
        return "ISA*00*          *00*          *ZZ*MILEHUB        *ZZ*HARLOWVANE     *DATE*TIME*U*00401*N*0*P*>~GS*"
                + group + "*MILEHUB*HARLOWVANE*DATE*TIME*N*X*004010~ST*" + type + "*0001~" + content + "SE*" + segments
                + "*0001~GE*1*N~IEA*1*N~";
    }

    private static String x997(String group, String type, String control) {
        return x12("FA", "997", "AK1*" + group + "*" + control + "~AK2*" + type + "*0001~AK5*A~AK9*A*1*1*1~", 6);
    }

    private static String edifact(String type, String content, int segments) {
        return "UNA:+.? 'UNB+UNOC:3+MILEHUB:ZZ+8412345000004:14+DATE:TIME+N'UNH+1+" + type + "'" + content + "UNT+"
                + segments + "+1'UNZ+1+N'";
    }

    private static String contrl(String control, String type) {
        return edifact("CONTRL:2:2:UN", "UCI+" + control + "+8412345000004:14+MILEHUB:ZZ+7'UCM+1+" + type + "+7'", 4);
    }
}
