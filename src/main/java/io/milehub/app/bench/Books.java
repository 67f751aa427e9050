package io.milehub.app.bench;

import io.milehub.app.bench.house.Spoiled;
import io.milehub.app.bench.house.StockRoom;
import io.milehub.app.bench.house.Wardrobe;
import io.milehub.app.command.CommandRefused;
import io.milehub.intake.history.RunSummary;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the hub must hold after a benchmark: figures that are wrong fast are worth nothing. */
final class Books {

    private static final String CATALOGUE = """
            select (select count(*) from catalogue.offer
                     where tenant_id = tenancy.current_tenant() and removed_at is null
                       and variant_id is not null) as offers,
                   (select count(*) from catalogue.variant where tenant_id = tenancy.current_tenant()) as variants,
                   (select count(*) from catalogue.product where tenant_id = tenancy.current_tenant()) as products,
                   (select count(rrp_minor) from catalogue.offer
                     where tenant_id = tenancy.current_tenant()) as prices,
                   (select sum(rrp_minor) from catalogue.offer
                     where tenant_id = tenancy.current_tenant()) as price_sum,
                   (select sum(amount_minor)
                      from (select distinct on (variant_id, market) amount_minor from pricing.price_shown
                             where tenant_id = tenancy.current_tenant()
                             order by variant_id, market, shown_from desc) s) as shown_sum
            """;

    private static final String STOCK = """
            select count(*) as levels, sum(on_hand) as pieces,
                   (select sum(delta) from inventory.ledger
                     where tenant_id = tenancy.current_tenant() and counter = 'ON_HAND') as entered
              from inventory.stock_level where tenant_id = tenancy.current_tenant()
            """;

    private static final String EVENTS = """
            select count(*) as events, count(distinct aggregate_id) as products
              from outbox.event
             where tenant_id = tenancy.current_tenant() and type = 'ProductChanged' and event_id > :after
            """;

    private static final String QUARANTINE = """
            select count(*) as bad,
                   count(*) filter (where raw::jsonb ->> 'price' = :words and raw::jsonb ->> 'sku' = '') as whole,
                   count(distinct ordinal) filter (
                       where (select count(distinct r ->> 'field') from jsonb_array_elements(reasons) r) = 2
                         and reasons @> '[{"field": "sku"}, {"field": "price.rrp"}]') as explained
              from intake.quarantine
             where tenant_id = tenancy.current_tenant() and run_id = :run and state = 'OPEN'
            """;

    private static final String LAST_EVENT =
            "select coalesce(max(event_id), 0) from outbox.event where tenant_id = tenancy.current_tenant()";

    private final BenchHub hub;

    Books(BenchHub hub) {
        this.hub = hub;
    }

    long lastEvent() {
        return hub.ask(jdbc -> jdbc.sql(LAST_EVENT).query(Long.class).single());
    }

    /** Every item is an offer and a variant, every style a product, every price the one that was told last. */
    void requireCatalogue(Wardrobe wardrobe) {
        long prices = 0;
        for (int index = 0; index < wardrobe.count(); index++) {
            prices += wardrobe.priceMinor(index);
        }
        long items = wardrobe.count();
        require(
                Map.of(
                        "offers", items,
                        "variants", items,
                        "products", (long) wardrobe.styles(),
                        "prices", items,
                        "price_sum", prices,
                        "shown_sum", prices),
                hub.ask(jdbc -> jdbc.sql(CATALOGUE).query().singleRow()));
    }

    /** Each changed product is told of once. */
    void requireEvents(long products, long after) {
        require(
                Map.of("events", products, "products", products),
                hub.ask(jdbc -> jdbc.sql(EVENTS).param("after", after).query().singleRow()));
    }

    void requireStock(StockRoom room) {
        require(
                Map.of("levels", (long) room.count(), "pieces", room.pieces(), "entered", room.pieces()),
                hub.ask(jdbc -> jdbc.sql(STOCK).query().singleRow()));
    }

    /** Each bad record of a run stands there whole, with both its reasons. */
    void requireQuarantine(RunSummary run, long bad) {
        require(
                Map.of("bad", bad, "whole", bad, "explained", bad),
                hub.ask(jdbc -> jdbc.sql(QUARANTINE)
                        .param("words", Spoiled.WORDS)
                        .param("run", run.id().value())
                        .query()
                        .singleRow()));
    }

    static void require(String what, long expected, long found) {
        require(Map.of(what, expected), Map.of(what, found));
    }

    private static void require(Map<String, Long> expected, Map<String, ? extends @Nullable Object> found) {
        var differences = new TreeMap<String, String>();
        expected.forEach((what, count) -> {
            Object seen = found.get(what);
            if (!(seen instanceof Number number) || number.longValue() != count) {
                differences.put(what, seen + " instead of " + count);
            }
        });
        if (!differences.isEmpty()) {
            throw new CommandRefused("the hub does not hold what it was told: " + differences);
        }
    }
}
