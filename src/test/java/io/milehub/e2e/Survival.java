package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;

/** Judges from the tables whether what was acknowledged stands, once, and nothing is stuck. */
final class Survival {

    private static final String PUSHED = """
            select o.supplier_sku || ' ' || s.on_hand || ' ' || s.version
              from inventory.stock_level s join catalogue.offer o using (tenant_id, offer_id)
             where s.source = 'galleria-lume'
            """;

    private static final Map<String, String> MUST_BE_NONE = Map.of(
            "deliveries that two runs merged",
            """
            select delivery_id from intake.run_delivery join intake.run using (tenant_id, run_id)
             where state = 'MERGED' group by delivery_id having count(*) > 1
            """,
            "messages that were stored twice",
            """
            select external_id from intake.delivery where transport = 'WEBHOOK' group by external_id having count(*) > 1
            """,
            "pieces whose one change was entered otherwise than once",
            """
            select o.supplier_sku
              from catalogue.offer o left join inventory.ledger l
                on l.tenant_id = o.tenant_id and l.offer_id = o.offer_id and l.counter = 'ON_HAND'
             where o.supplier_sku like 'DRILL-%' group by o.supplier_sku having count(l.entry_id) <> 1
            """,
            "pieces whose one change was told otherwise than once",
            """
            select o.supplier_sku
              from catalogue.offer o left join outbox.event e
                on e.tenant_id = o.tenant_id and e.aggregate_id = o.offer_id::text and e.type = 'StockChanged'
             where o.supplier_sku like 'DRILL-%' group by o.supplier_sku having count(e.event_id) <> 1
            """,
            "events that were written twice",
            """
            select type || ' ' || aggregate_type || ' ' || aggregate_id || ' ' || aggregate_version from outbox.event
             group by type, aggregate_type, aggregate_id, aggregate_version having count(*) > 1
            """,
            "levels that their ledger does not explain",
            """
            select o.supplier_sku from catalogue.offer o join inventory.stock_level s using (tenant_id, offer_id)
             where s.on_hand <> coalesce((select sum(delta) from inventory.ledger l
                                           where l.tenant_id = s.tenant_id and l.offer_id = s.offer_id
                                             and l.location = s.location and l.counter = 'ON_HAND'), 0)
            """,
            "messages in quarantine",
            "select delivery_id from intake.quarantine where source = 'galleria-lume'",
            "records that were put into quarantine twice",
            "select delivery_id from intake.quarantine group by delivery_id, ordinal having count(*) > 1",
            "offers that stand twice",
            "select supplier_sku from catalogue.offer group by supplier_id, supplier_sku having count(*) > 1",
            "feeds that their last run did not bring where they stand",
            """
            select f.source || '/' || f.feed from intake.feed f join intake.run r
                on r.tenant_id = f.tenant_id and r.run_id = f.last_run_id
             where r.state not in ('MERGED', 'UNCHANGED') or f.cursor is distinct from r.cursor_after
            """);

    private final Judge judge;

    Survival(Judge judge) {
        this.judge = judge;
    }

    /** Nothing is open, waiting or unsent; what was left by the dead is finished or redone. */
    void rests(Duration within) {
        Awaitility.await("rest")
                .atMost(within)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(away -> away instanceof IllegalStateException)
                .untilAsserted(() -> assertThat(judge.texts(1, Feeds.BUSY))
                        .as("what is under way")
                        .isEmpty());
    }

    /** Whether a change stands in the stock. */
    boolean stands(Partner.Change change) {
        return judge.number(
                        1,
                        "select count(*) from catalogue.offer o"
                                + " join inventory.stock_level s using (tenant_id, offer_id)"
                                + " where o.supplier_sku = '" + change.sku() + "' and s.version = " + change.number())
                == 1;
    }

    /** Everything that was acknowledged stands as it was told, was applied once, and nothing else stands. */
    void stands(Map<Integer, Partner.Change> acknowledged) {
        Map<String, String> told = new TreeMap<>();
        acknowledged.values().forEach(change -> {
            if (change.large()) {
                IntStream.rangeClosed(1, Partner.LARGE).forEach(piece -> told.put("LARGE-" + piece, change.level()));
            } else {
                told.put(change.sku(), change.level());
                told.put(change.sharedSku(), change.level());
            }
        });
        Map<String, String> standing = judge.texts(1, PUSHED).stream()
                .map(row -> row.split(" ", 2))
                .collect(Collectors.toMap(row -> row[0], row -> row[1], (_, _) -> "two levels", TreeMap::new));
        assertThat(difference(standing, told))
                .as("standing otherwise than told")
                .isEmpty();
        assertThat(judge.number(1, "select count(*) from intake.delivery where transport = 'WEBHOOK'"))
                .as("messages stored")
                .isEqualTo(acknowledged.size());
        SoftAssertions.assertSoftly(softly -> MUST_BE_NONE.forEach(
                (what, sql) -> softly.assertThat(judge.texts(1, sql)).as(what).isEmpty()));
    }

    private static List<String> difference(Map<String, String> standing, Map<String, String> told) {
        Set<String> skus = new TreeSet<>(standing.keySet());
        skus.addAll(told.keySet());
        return skus.stream()
                .filter(sku -> !Objects.equals(standing.get(sku), told.get(sku)))
                .map(sku -> sku + " told " + told.get(sku) + " stands " + standing.get(sku))
                .toList();
    }
}
