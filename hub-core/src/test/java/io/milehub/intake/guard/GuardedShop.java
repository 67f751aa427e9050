package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestClock;
import io.milehub.database.TestDatabase;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RealTargets;
import io.milehub.intake.TestIntake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * A real shop, into which the feeds of as many houses as a test likes are merged by the real merges.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final GuardedShop shop = new GuardedShop();
 * }</pre>
 */
final class GuardedShop implements AfterAllCallback {
    private final TestDatabase database = TestDatabase.fresh();
    private final Path folder = temporary();
    private final RealTargets targets = new RealTargets(database);
    private final TestIntake intake = TestIntake.over(database, IntakeLimits.DEFAULT, targets.all());
    private final EveryRow rows = new EveryRow(database);
    private int houses;

    GuardedShop() {
        database.in(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("insert into pricing.market values (tenancy.current_tenant(), 'it', '{IT}', 'EUR', 'INC')")
                        .update());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("guarded-shop");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
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

    /** Moves the time of the database and of the shop. */
    TestClock clock() {
        return database.clock();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        rows.close();
        intake.close();
        targets.close();
        database.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
