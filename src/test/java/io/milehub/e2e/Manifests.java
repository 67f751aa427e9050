package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;

/** Compares what suppliers say that they published with what stands in the tables. */
final class Manifests {

    private final Judge judge;
    private final int tenant;

    Manifests(Judge judge, int tenant) {
        this.judge = judge;
        this.tenant = tenant;
    }

    void catalogueStands(Simulator supplier, String source) {
        JsonNode said = Feeds.manifest(supplier, "catalogue");
        String live = " from catalogue.offer o where o.source = '" + source
                + "' and o.content_id is not null and o.removed_at is null";
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(number("select count(*)" + live))
                    .as(source + " SKUs")
                    .isEqualTo(said.get("skus").asLong());
            softly.assertThat(number("select count(distinct style_key)" + live))
                    .as(source + " products")
                    .isEqualTo(said.get("products").asLong());
            softly.assertThat(number("""
                            select coalesce(sum(o.rrp_minor), 0) from catalogue.offer o
                             where o.rrp_currency = 'EUR' and o.removed_at is null and o.source = '%s'
                            """.formatted(source)))
                    .as(source + " sum of prices")
                    .isEqualTo(said.get("sumRrpMinor").asLong());
        });
        refusedAsSaid(source, "catalogue", said);
    }

    void pricesStand(Simulator supplier, String source) {
        JsonNode said = Feeds.manifest(supplier, "prices");
        String told =
                " from pricing.price_fact where valid_to is null and told_by = 'PRICE' and source = '" + source + "'";
        assertThat(number("select count(*)" + told))
                .as(source + " prices")
                .isEqualTo(said.get("valid").asLong());
        assertThat(number("select sum(amount_minor)" + told))
                .as(source + " sum of pushed prices")
                .isEqualTo(said.get("sumMinor").asLong());
        refusedAsSaid(source, "prices", said);
    }

    void stockStands(Simulator supplier, String source) {
        JsonNode said = Feeds.manifest(supplier, "stock");
        String levels = " from inventory.stock_level where source = '" + source + "'";
        assertThat(number("select count(*)" + levels))
                .as(source + " levels")
                .isEqualTo(said.get("valid").asLong());
        unitsStand(supplier, source);
        refusedAsSaid(source, "stock", said);
    }

    /** Pieces in all; a level that a later snapshot lacks stays, with none. */
    void unitsStand(Simulator supplier, String source) {
        assertThat(number(
                        "select coalesce(sum(on_hand), 0) from inventory.stock_level where source = '" + source + "'"))
                .as(source + " units")
                .isEqualTo(Feeds.manifest(supplier, "stock").get("units").asLong());
    }

    /** Every refused record stands in quarantine with its SKU and its reason, and nothing else does. */
    private void refusedAsSaid(String source, String feed, JsonNode said) {
        List<String> wanted = StreamSupport.stream(said.get("refused").spliterator(), false)
                .map(refused -> refused.get("sku").asText() + " "
                        + refused.get("reason").asText())
                .sorted()
                .toList();
        List<String> found = judge.texts(tenant, """
                select coalesce(sku, '') || ' ' || (reasons -> 0 ->> 'code') from intake.quarantine
                 where state = 'OPEN' and source = '%s' and feed = '%s'
                """.formatted(source, feed)).stream()
                .sorted()
                .toList();
        assertThat(found).as(source + "/" + feed + " in quarantine").isEqualTo(wanted);
    }

    private long number(String sql) {
        return judge.number(tenant, sql);
    }
}
