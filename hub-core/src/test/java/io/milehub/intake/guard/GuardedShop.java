package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RealTargets;
import io.milehub.intake.TestIntake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A real shop, into which the feeds of as many houses as a test likes are merged by the real merges. */
final class GuardedShop implements AutoCloseable {
    private final TestDatabase database;
    private final Path folder;
    private final RealTargets targets;
    private final TestIntake intake;
    private final EveryRow rows;
    private int houses;

    GuardedShop(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        targets = new RealTargets(database);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, targets.all());
        rows = new EveryRow(database);
        database.in(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("insert into pricing.market values (tenancy.current_tenant(), 'it', '{IT}', 'EUR', 'INC')")
                        .update());
    }

    /** A supplier of whom nothing stands yet. */
    House house(GuardLimits limits) {
        return new House(this, "house-" + ++houses, limits);
    }

    TestIntake intake() {
        return intake;
    }

    Path folder() {
        return folder;
    }

    void update(String sql, Map<String, ?> parameters) {
        database.in(
                TestDatabase.FIRST,
                () -> database.jdbc().sql(sql).params(parameters).update());
    }

    /** The first column of a query. */
    <T> List<T> read(Class<T> type, String sql, Map<String, ?> parameters) {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc().sql(sql).params(parameters).query(type).list());
    }

    /** Whatever is done, nothing is written of it but the runs themselves. */
    <T> T withoutEffect(Supplier<T> work) {
        Map<String, String> before = rows.hashes();
        T outcome = work.get();
        Map<String, String> written = rows.hashes();
        written.entrySet().removeAll(before.entrySet());
        assertThat(written.keySet()).as("tables that were written").isEmpty();
        return outcome;
    }

    @Override
    public void close() {
        rows.close();
        intake.close();
        targets.close();
    }
}
