package io.milehub.inventory;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.catalogue.Shelves;
import io.milehub.database.TestDatabase;
import io.milehub.intake.MergeCounts;
import io.milehub.mapping.FeedMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StockMergeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);

    @AfterAll
    static void close() {
        feeds.close();
    }

    @Test
    void a_count_below_what_is_promised_is_taken_and_the_rest_is_a_shortfall() {
        feeds.source(FIRST, "short", 10);
        feeds.stock(FIRST, "short", FeedMode.DELTA, Count.of("S-1", 5));
        database.in(
                FIRST,
                () -> database.jdbc()
                        .sql("update inventory.stock_level set held = 1, committed = 2 where source = 'short'")
                        .update());
        feeds.stock(FIRST, "short", FeedMode.DELTA, Count.of("S-1", 1));
        assertThat(level("short")).containsExactly("on_hand 1 shortfall 2");
        feeds.stock(FIRST, "short", FeedMode.DELTA, Count.of("S-1", 4));
        assertThat(level("short")).containsExactly("on_hand 4 shortfall 0");
        assertThat(text("""
                select g.counter || ' ' || g.delta || ' ' || g.reason
                  from inventory.ledger g join catalogue.offer o using (tenant_id, offer_id)
                 where o.supplier_sku = 'S-1' order by g.entry_id
                """))
                .containsExactly(
                        "ON_HAND 5 FEED", "ON_HAND -4 FEED", "SHORTFALL 2 FEED", "ON_HAND 3 FEED", "SHORTFALL -2 FEED");
    }

    @Test
    void a_large_run_writes_standing_levels_in_chunks_of_a_thousand_and_the_new_ones_at_its_end() {
        feeds.source(FIRST, "large", 10);
        assertThat(feeds.stock(FIRST, "large", FeedMode.SNAPSHOT, counts("L", 2_500, 2)))
                .isEqualTo(new MergeCounts(2_500, 0, 0, 0, 0));
        assertThat(feeds.stock(FIRST, "large", FeedMode.SNAPSHOT, counts("L", 2_501, 1)))
                .isEqualTo(new MergeCounts(1, 2_500, 0, 0, 0));
        assertThat(text("""
                select count(*) || ' ' || sum(on_hand) || ' ' || count(distinct l.xmin::text)
                  from inventory.stock_level l
                  join catalogue.offer o using (tenant_id, offer_id) where o.supplier_sku like 'L-%'
                """)).containsExactly("2501 2501 4");
    }

    /** A trigger of the test's own looks at each change of a level. */
    @Test
    void whoever_changes_a_level_is_not_waited_for_should_it_fall_silent() {
        feeds.source(FIRST, "brief", 10);
        feeds.stock(FIRST, "brief", FeedMode.SNAPSHOT, counts("B", 1_100, 2));
        database.ownerJdbc().sql("""
                create function inventory.only_brief() returns trigger language plpgsql as $$
                begin
                  if current_setting('idle_in_transaction_session_timeout') = '0' then
                    raise exception 'it may be silent for ever';
                  end if;
                  return new;
                end $$
                """).update();
        database.ownerJdbc().sql("""
                create trigger only_brief before update on inventory.stock_level
                   for each row execute function inventory.only_brief()
                """).update();
        try {
            assertThat(feeds.stock(FIRST, "brief", FeedMode.DELTA, Count.of("B-0", 1)))
                    .isEqualTo(new MergeCounts(0, 1, 0, 0, 0));
            assertThat(feeds.stock(FIRST, "brief", FeedMode.SNAPSHOT, counts("B", 1_100, 3)))
                    .isEqualTo(new MergeCounts(0, 1_100, 0, 0, 0));
        } finally {
            database.ownerJdbc()
                    .sql("drop trigger only_brief on inventory.stock_level")
                    .update();
        }
    }

    private static Count[] counts(String sku, int pieces, int each) {
        return IntStream.range(0, pieces)
                .mapToObj(number -> Count.of(sku + "-" + number, each))
                .toArray(Count[]::new);
    }

    @Test
    void a_piece_that_a_snapshot_lacks_has_none_left_until_a_later_one_counts_it() {
        feeds.source(FIRST, "lacks", 10);
        Count kept = Count.of("A", 1).told(null, NOON);
        Count lost = Count.of("B", 2).told(null, NOON);
        assertThat(feeds.stock(FIRST, "lacks", FeedMode.SNAPSHOT, kept, lost))
                .isEqualTo(new MergeCounts(2, 0, 0, 0, 0));
        assertThat(feeds.stock(FIRST, "lacks", FeedMode.SNAPSHOT, kept.told(null, NOON.plusSeconds(60))))
                .isEqualTo(new MergeCounts(0, 0, 1, 0, 1));
        assertThat(level("lacks")).containsExactly("on_hand 1 shortfall 0", "on_hand 0 shortfall 0");
        feeds.stock(FIRST, "lacks", FeedMode.DELTA, lost.told(null, NOON.plusSeconds(30)));
        assertThat(level("lacks")).as("a count from before").endsWith("on_hand 0 shortfall 0");
        feeds.stock(FIRST, "lacks", FeedMode.SNAPSHOT, kept.told(null, NOON.plusSeconds(60)), lost);
        assertThat(level("lacks")).endsWith("on_hand 2 shortfall 0");
    }

    @Test
    void an_older_count_loses_and_the_same_count_writes_nothing() {
        feeds.source(FIRST, "older", 10);
        Count count = Count.of("O", 3).told(null, NOON);
        feeds.stock(FIRST, "older", FeedMode.DELTA, count);
        List<String> before = new Shelves(database).places(FIRST);
        assertThat(feeds.stock(FIRST, "older", FeedMode.DELTA, Count.of("O", 9).told(null, NOON.minusSeconds(1))))
                .isEqualTo(new MergeCounts(0, 0, 0, 1, 0));
        assertThat(feeds.stock(FIRST, "older", FeedMode.DELTA, count)).isEqualTo(new MergeCounts(0, 0, 1, 0, 0));
        assertThat(new Shelves(database).places(FIRST)).isEqualTo(before);
    }

    @Test
    void a_delta_tells_of_an_offer_once_and_a_snapshot_tells_of_none() {
        feeds.source(FIRST, "events", 10);
        feeds.stock(FIRST, "events", FeedMode.SNAPSHOT, Count.of("E", 1));
        feeds.stock(FIRST, "events", FeedMode.DELTA, Count.of("E", 2), new Count("E", "milano", 7, null, null));
        assertThat(text("""
                select e.type || ' ' || (e.aggregate_version = (select max(entry_id) from inventory.ledger g
                                                                 where g.offer_id = o.offer_id))
                  from outbox.event e join catalogue.offer o on o.offer_id = e.aggregate_id::bigint
                 where e.type = 'StockChanged' and o.supplier_sku = 'E'
                """)).containsExactly("StockChanged true");
    }

    private static List<String> level(String source) {
        return text("""
                select 'on_hand ' || l.on_hand || ' shortfall ' || l.shortfall
                  from inventory.stock_level l join catalogue.offer o using (tenant_id, offer_id)
                 where l.source = '%s' order by o.supplier_sku
                """.formatted(source));
    }

    private static List<String> text(String sql) {
        return database.query(
                FIRST, () -> database.jdbc().sql(sql).query(String.class).list());
    }
}
