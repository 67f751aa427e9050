package io.milehub.why;

import static io.milehub.database.TestDatabase.FIRST;
import static io.milehub.database.TestDatabase.SECOND;
import static io.milehub.intake.lineage.LineageShop.AURELLE;
import static io.milehub.intake.lineage.LineageShop.AURELLE_STOCK;
import static io.milehub.intake.lineage.LineageShop.LUME;
import static io.milehub.intake.lineage.LineageShop.LUME_PRICES;
import static io.milehub.intake.lineage.LineageShop.LUME_STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.lineage.Lineage;
import io.milehub.intake.lineage.LineageLimits;
import io.milehub.intake.lineage.LineageShop;
import io.milehub.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two suppliers tell of one coat, GTIN 8031204000079; the brand itself is trusted more. */
class ExplanationsTest {
    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path mappings;

    private LineageShop shop;
    private Explanations explanations;

    @BeforeEach
    void open() {
        shop = new LineageShop(database, mappings);
        explanations = new Explanations(
                database.transactions(), database.jdbc(), shop.intake().bean(Lineage.class), LineageLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        shop.close();
        database.close();
    }

    @Test
    void a_title_names_its_record_its_expression_and_what_it_replaced() {
        long first = aurelle("Wool coat", "2026-03-01T09:00:00Z");
        long second = aurelle("Woollen coat", "2026-03-02T09:00:00Z");

        Explanation title = one("AUR-1-40", "product.title.en");

        assertThat(title.value()).isEqualTo("Woollen coat");
        Told told = Objects.requireNonNull(title.told());
        assertThat(told.expression()).isEqualTo("html_text($parent.name.en)");
        assertThat(told.file()).isEqualTo("mappings/maison-aurelle/catalogue.yaml");
        assertThat(told.line()).isEqualTo(15);
        assertThat(told.record()).isEqualTo(1);
        assertThat(told.said()).isEqualTo("Woollen coat");
        assertThat(told.asOf()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(told.run()).isEqualTo(Long.toString(second));
        assertThat(title.replaced()).singleElement().satisfies(earlier -> {
            assertThat(earlier.value()).isEqualTo("Wool coat");
            assertThat(earlier.untilRun()).isEqualTo(Long.toString(second));
            assertThat(earlier.told()).extracting(Told::run).isEqualTo(Long.toString(first));
        });
        assertThat(one("AUR-1-40", "season").replaced()).isEmpty();
    }

    @Test
    void the_supplier_that_is_trusted_less_loses_with_its_words() {
        aurelle("Wool coat", "2026-03-01T09:00:00Z");
        lume("Cappotto coat", "1500.00");

        Explanation title = one("GL-1", "product.title.en");

        assertThat(title.value()).isEqualTo("Wool coat");
        assertThat(title.told()).extracting(Told::sku).isEqualTo("AUR-1-40");
        assertThat(title.lost()).singleElement().satisfies(loser -> {
            assertThat(loser.value()).isEqualTo("Cappotto coat");
            assertThat(loser.told()).extracting(Told::sku).isEqualTo("GL-1");
            assertThat(loser.why()).contains("rank 20").contains("has 10");
        });
    }

    @Test
    void a_price_feed_is_heard_before_the_catalogue_and_the_lowest_is_shown() {
        aurelle("Wool coat", "2026-03-01T09:00:00Z");
        lume("Cappotto coat", "1500.00");
        shop.push(LUME_PRICES, message("prices", """
                {"sku":"GL-1","amount":"1400.00","currency":"EUR","tax":"excluded","type":"rrp","sequence":7}"""));

        Explanation told = one("GL-1", "price.rrp");
        assertThat(told.value()).isEqualTo("1400.00 EUR EXC");
        assertThat(told.told()).extracting(Told::said).isEqualTo("1400.00 EUR EXC");
        assertThat(told.told()).extracting(Told::version).isEqualTo(7L);
        assertThat(told.lost()).singleElement().satisfies(loser -> {
            assertThat(loser.value()).isEqualTo("1500.00 EUR EXC");
            assertThat(loser.why()).contains("price feed");
        });
        Explanation shown = one("AUR-1-40", "price.shown.it");
        assertThat(shown.value()).isEqualTo("1708.00 EUR");
        assertThat(shown.told()).extracting(Told::sku).isEqualTo("GL-1");
        assertThat(shown.lost()).extracting(Explanation.Loser::value).containsExactly("1890.00 EUR INC(IT)");
        assertThat(shown.replaced())
                .extracting(Explanation.Earlier::value)
                .containsExactly("1830.00 EUR", "1890.00 EUR");
    }

    @Test
    void a_count_that_came_late_is_named_as_lost() {
        lume("Coat", "1500.00");
        shop.push(LUME_STOCK, level(5, 2));
        shop.push(LUME_STOCK, level(3, 4));
        shop.push(LUME_STOCK, level(9, 3));

        Explanation stock = one("GL-1", "stock");

        assertThat(stock.field()).isEqualTo("stock.main");
        assertThat(stock.value()).isEqualTo("3");
        assertThat(stock.told()).extracting(Told::message).isEqualTo("msg-2");
        assertThat(stock.replaced()).extracting(Explanation.Earlier::value).containsExactly("5");
        assertThat(stock.lost()).singleElement().satisfies(loser -> {
            assertThat(loser.value()).isEqualTo("9");
            assertThat(loser.why()).isEqualTo("Older: version 3, and version 4 stands.");
        });
    }

    @Test
    void what_a_snapshot_lacks_says_so() {
        aurelle("Wool coat", "2026-03-01T09:00:00Z");
        stock("2026-03-01T09:00:00Z", "AUR-1-40", "AUR-1-42");
        stock("2026-03-01T10:00:00Z", "AUR-1-42");

        Explanation stock = one("AUR-1-40", "stock.MI1");

        assertThat(stock.value()).isEqualTo("0");
        assertThat(stock.told()).isNull();
        assertThat(stock.note()).contains("lacked");
        assertThat(stock.replaced()).singleElement().satisfies(earlier -> {
            assertThat(earlier.fate()).isEqualTo("REMOVED");
            assertThat(earlier.value()).isEqualTo("7");
        });
    }

    @Test
    void a_value_whose_delivery_was_purged_still_says_where_it_came_from() {
        aurelle("Wool coat", "2026-03-01T09:00:00Z");
        database.in(FIRST, () -> database.jdbc().sql("delete from intake.chunk").update());

        Explanation title = one("AUR-1-40", "product.title.en");

        assertThat(title.value()).isEqualTo("Wool coat");
        Told told = Objects.requireNonNull(title.told());
        assertThat(told.source()).isEqualTo("maison-aurelle");
        assertThat(told.said()).isNull();
        assertThat(told.note()).contains("purged");
    }

    @Test
    void another_shop_knows_nothing_of_it() {
        aurelle("Wool coat", "2026-03-01T09:00:00Z");

        assertThat(Tenancy.in(SECOND, () -> explanations.of(Question.ofSku("AUR-1-40"))))
                .isEmpty();
    }

    private Explanation one(String sku, String field) {
        List<ExplainedOffer> offers =
                Tenancy.in(FIRST, () -> explanations.of(Question.ofSku(sku).of(field)));
        assertThat(offers).hasSize(1);
        assertThat(offers.getFirst().values()).hasSize(1);
        return offers.getFirst().values().getFirst();
    }

    private long aurelle(String title, String asOf) {
        return shop.pull(AURELLE, List.of(utf8("""
                {"generatedAt":"%s","paging":{"next":null},"styles":[{"styleCode":"AUR-1","name":{"en":"%s"},
                 "description":{"en":"Long."},"family":"outerwear","season":"FW26","origin":"IT","media":[],
                 "sizes":[{"sku":"AUR-1-42","ean":null,"label":"42","colour":"Nero","rrp":1890.00},
                          {"sku":"AUR-1-40","ean":"8031204000079","label":"40","colour":"Nero","rrp":1890.00}]}]}
                """.formatted(asOf, title))));
    }

    private void lume(String title, String price) {
        shop.pull(LUME, List.of(utf8("""
                <catalogue generated="2026-03-01T09:00:00Z" count="1"><product code="L1" brand="Maison Aurelle">
                <title lang="en">%s</title><category>Women &gt; Clothing &gt; Coats</category><origin>IT</origin>
                <variant sku="GL-1" gtin="8031204000079" colour="Nero"><size scale="IT">40</size>
                <price currency="EUR" tax="excluded">%s</price></variant></product></catalogue>
                """.formatted(title, price))));
    }

    private void stock(String asOf, String... skus) {
        String levels = String.join(
                ",",
                List.of(skus).stream()
                        .map(sku -> "{\"sku\":\"" + sku + "\",\"quantity\":7,\"warehouse\":\"MI1\"}")
                        .toList());
        shop.pull(
                AURELLE_STOCK,
                List.of(utf8("{\"asOf\":\"" + asOf + "\",\"paging\":{\"next\":null},\"levels\":[" + levels + "]}")));
    }

    private static byte[] level(int quantity, int sequence) {
        return message(
                "levels",
                "{\"sku\":\"GL-1\",\"quantity\":%d,\"asOf\":\"2026-03-01T09:00:0%dZ\",\"sequence\":%2$d}"
                        .formatted(quantity, sequence));
    }

    private static byte[] message(String list, String record) {
        return utf8("{\"timestamp\":\"2026-03-01T09:00:09Z\",\"data\":{\"" + list + "\":[" + record + "]}}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
