package io.milehub.intake;

import io.milehub.canonical.RecordKind;
import io.milehub.database.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A merge target that keeps what the stage held in a plain table, and can be told to fail after it has written. */
public final class StockProbe implements MergeTarget {
    /** One merged row. */
    public record Row(String sku, String location, int quantity, long delivery, int ordinal) {}

    private final TestDatabase database;
    private final AtomicReference<Consumer<MergeContext>> afterwards = new AtomicReference<>(StockProbe::nothing);

    public StockProbe(TestDatabase database) {
        this.database = database;
        database.ownerJdbc().sql("create schema if not exists probe").update();
        database.ownerJdbc().sql("""
                        create table if not exists probe.stock
                          (sku text, location text, quantity int, delivery_id bigint, ordinal int,
                           primary key (sku, location))
                        """).update();
        database.ownerJdbc().sql("grant usage on schema probe to hub_app").update();
        database.ownerJdbc()
                .sql("grant select, insert, update, delete on probe.stock to hub_app")
                .update();
        database.ownerJdbc().sql("truncate probe.stock").update();
    }

    /** Runs inside each further merge, after its rows are written. */
    public void afterwards(Consumer<MergeContext> step) {
        afterwards.set(step);
    }

    private static void nothing(MergeContext context) {}

    /** Merges succeed again. */
    public void fine() {
        afterwards.set(StockProbe::nothing);
    }

    /** What stands in the table, by key. */
    public List<Row> rows() {
        return database.jdbc()
                .sql("select sku, location, quantity, delivery_id, ordinal from probe.stock order by sku, location")
                .query((row, number) ->
                        new Row(row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getInt(5)))
                .list();
    }

    @Override
    public RecordKind kind() {
        return RecordKind.STOCK;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public MergeCounts plan(MergeContext context) {
        int staged = database.jdbc()
                .sql("select count(*) from stage_stock")
                .query(Integer.class)
                .single();
        return new MergeCounts(staged, 0, 0, 0, 0);
    }

    @Override
    public void apply(MergeContext context) {
        database.jdbc().sql("""
                        insert into probe.stock as p
                        select sku, location, quantity, delivery_id, ordinal from stage_stock
                        on conflict (sku, location) do update
                           set quantity = excluded.quantity, delivery_id = excluded.delivery_id,
                               ordinal = excluded.ordinal
                        """).update();
        afterwards.get().accept(context);
    }
}
