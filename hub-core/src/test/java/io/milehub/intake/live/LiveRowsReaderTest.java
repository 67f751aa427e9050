package io.milehub.intake.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.RecordKind;
import io.milehub.database.TestDatabase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Of one kind of rows each: those that stand for the domain, and among them those that this mapping made. */
class LiveRowsReaderTest {
    private static final String HASH = "0a".repeat(16);
    private static final int OURS = 1;
    private static final int OTHER = 2;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh(2);

    @BeforeEach
    void empty() {
        database.ownerJdbc()
                .sql("truncate catalogue.offer, inventory.stock_level, pricing.price_fact cascade")
                .update();
    }

    @Test
    void offers_of_the_domain_stand_unless_they_were_removed() {
        offer(1, "house", "item", OURS, HASH, null);
        offer(2, "house", "item", OTHER, HASH, null);
        offer(3, "house", "item", OURS, null, null);
        offer(4, "house", "item", OURS, HASH, "2026-01-01");
        offer(5, "house", "outlet", OURS, HASH, null);
        offer(6, "o'hare", "item", OURS, HASH, null);

        assertThat(unseen(RecordKind.ITEM, "house", "item")).containsExactly("1 null", "2 null", "3 null");
        assertThat(unseen(RecordKind.ITEM, "house", "item", HASH)).containsExactly("2 null", "3 null");
        assertThat(unseen(RecordKind.ITEM, "o'hare", "item", HASH)).isEmpty();
    }

    @Test
    void a_level_is_named_by_its_offer_and_its_place() {
        level(1, "Zürich", OURS, HASH, HASH);
        level(1, "main", OURS, HASH, "0b".repeat(16));
        level(2, "main", OTHER, HASH, HASH);
        level(3, "main", OURS, null, null);

        assertThat(unseen(RecordKind.STOCK, "house", "stock", HASH)).containsExactly("1 main", "2 main");
        assertThat(unseen(RecordKind.STOCK, "house", "stock", "0b".repeat(16))).containsExactly("1 Zürich", "2 main");
    }

    @Test
    void prices_that_a_catalogue_told_stand_for_no_price_feed() {
        price(1, "PRICE", null);
        price(2, "ITEM", "2026-01-02");
        price(3, "PRICE", "2026-01-02");

        assertThat(unseen(RecordKind.PRICE, "house", "price")).hasSize(1);
        assertThat(unseen(RecordKind.PRICE, "house", "price", HASH)).isEmpty();
    }

    @Test
    void rows_of_another_tenant_are_not_read() {
        level(1, "main", OURS, HASH, HASH);

        database.in(
                TestDatabase.SECOND,
                () -> assertThat(read(RecordKind.STOCK, "house", "stock").isEmpty())
                        .isTrue());
    }

    private static List<String> unseen(RecordKind kind, String source, String domain, String... come) {
        return database.query(TestDatabase.FIRST, () -> {
            LiveRows rows = read(kind, source, domain);
            for (String hash : come) {
                assertThat(rows.recognises(HexFormat.of().parseHex(hash))).isTrue();
            }
            List<String> unseen = new ArrayList<>();
            rows.unseen((id, part) -> unseen.add(id + " " + part));
            return unseen.stream().sorted().toList();
        });
    }

    private static LiveRows read(RecordKind kind, String source, String domain) {
        return LiveRowsReader.read(DataSourceUtils.getConnection(database.dataSource()), kind, source, domain, 1, OURS);
    }

    private static void offer(
            long id, String source, String domain, int mapping, @Nullable String raw, @Nullable String removed) {
        write("""
                insert into catalogue.offer (tenant_id, offer_id, supplier_id, supplier_sku, source, domain, content_id,
                       content_hash, raw_hash, delivery_id, ordinal, mapping_id, removed_at)
                overriding system value
                values (1, :1, 1, :1, :2, :3, gen_random_uuid(), gen_random_uuid(), :5::uuid, 1, 0, :4, :6::timestamptz)
                """, id, source, domain, mapping, raw, removed);
    }

    private static void level(
            long offer, String location, int mapping, @Nullable String content, @Nullable String raw) {
        write("""
                insert into inventory.stock_level (tenant_id, offer_id, location, content_hash, raw_hash, domain,
                       source, delivery_id, ordinal, mapping_id)
                values (1, :1, :2, :4::uuid, :5::uuid, 'stock', 'house', 1, 0, :3)
                """, offer, location, mapping, content, raw);
    }

    private static void price(long offer, String toldBy, @Nullable String until) {
        write("""
                insert into pricing.price_fact (tenant_id, offer_id, type, told_by, amount_minor, currency, tax_mode,
                       content_hash, raw_hash, domain, valid_from, valid_to, source, delivery_id, ordinal, mapping_id)
                values (1, :1, 'RRP', :2, 100, 'EUR', 'EXC', gen_random_uuid(), :4::uuid, 'price',
                        '2026-01-01', :3::timestamptz, 'house', 1, 0, :5)
                """, offer, toldBy, until, HASH, OURS);
    }

    private static void write(String sql, @Nullable Object... values) {
        database.in(TestDatabase.FIRST, () -> {
            var insert = database.jdbc().sql(sql);
            for (int i = 0; i < values.length; i++) {
                insert.param(String.valueOf(i + 1), values[i]);
            }
            insert.update();
        });
    }
}
