package io.milehub.inventory;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.database.TestDatabase;
import io.milehub.mapping.FeedMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One source counts a location; what another counts there is evidence beside it. */
class StockAuthorityTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);

    @BeforeAll
    static void a_house_with_a_warehouse_system_and_a_shop_till() {
        feeds.source(FIRST, "warehouse", 10);
        feeds.source(FIRST, "till", 10);
        run("""
                update intake.source
                   set supplier_id = (select supplier_id from intake.supplier where name = 'warehouse')
                 where source = 'till'""");
        run("""
                insert into inventory.authority (tenant_id, supplier_id, location, source)
                select 1, supplier_id, 'main', 'warehouse' from intake.supplier where name = 'warehouse'""");
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    @Test
    void another_s_count_is_kept_beside_the_level_and_changes_nothing_of_it() {
        counted("warehouse", "P-1", 5, 0);
        counted("till", "P-1", 3, 60);
        counted("till", "P-1", 4, 30);
        assertThat(level("P-1")).containsExactly("warehouse 5");
        assertThat(text("""
                select p.source || ' ' || p.quantity from inventory.parity p
                  join catalogue.offer o using (tenant_id, offer_id)
                 where o.supplier_sku = 'P-1'"""))
                .as("the later of the till's two, although it came first")
                .containsExactly("till 3");
    }

    @Test
    void the_authority_s_older_count_replaces_what_another_said_before_there_was_one() {
        run("delete from inventory.authority where source = 'warehouse'");
        counted("till", "P-2", 3, 60);
        run("""
                insert into inventory.authority (tenant_id, supplier_id, location, source)
                select 1, supplier_id, 'main', 'warehouse' from intake.supplier where name = 'warehouse'""");
        counted("warehouse", "P-2", 5, 0);
        assertThat(level("P-2")).containsExactly("warehouse 5");
    }

    @Test
    void a_location_without_an_authority_is_counted_by_whoever_counts_it() {
        feeds.stock(FIRST, "till", FeedMode.DELTA, new Count("P-3", "boutique", 2, null, NOON));
        assertThat(level("P-3")).containsExactly("till 2");
    }

    @Test
    void a_source_s_buffer_stands_in_its_levels() {
        run("update intake.source set buffer = 2 where source = 'warehouse'");
        counted("warehouse", "P-4", 5, 0);
        assertThat(text("""
                select l.on_hand || ' ' || l.buffer from inventory.stock_level l
                  join catalogue.offer o using (tenant_id, offer_id)
                 where o.supplier_sku = 'P-4'""")).containsExactly("5 2");
    }

    private static void counted(String source, String sku, int pieces, int seconds) {
        feeds.stock(FIRST, source, FeedMode.DELTA, Count.of(sku, pieces).told(null, NOON.plusSeconds(seconds)));
    }

    private static List<String> level(String sku) {
        return text("""
                select l.source || ' ' || l.on_hand from inventory.stock_level l
                  join catalogue.offer o using (tenant_id, offer_id)
                 where o.supplier_sku = '%s'""".formatted(sku));
    }

    private static void run(String sql) {
        database.in(FIRST, () -> database.jdbc().sql(sql).update());
    }

    private static List<String> text(String sql) {
        return database.query(
                FIRST, () -> database.jdbc().sql(sql).query(String.class).list());
    }
}
