package io.milehub.inventory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Somebody else has a piece's row of stock until this is closed: the first buyer waits for it in the database, and all
 * others for the first.
 */
final class LockedPiece implements AutoCloseable {
    private static final String LOCKED = """
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            """;

    private final Shop shop;
    private final Gauge waiting;
    private final Connection other;

    LockedPiece(TestDatabase database, Shop shop, long offer) throws SQLException {
        this.shop = shop;
        waiting = shop.bean(MeterRegistry.class).get("milehub.holds.waiting").gauge();
        other = database.dataSource().getConnection();
        other.setAutoCommit(false);
        try (var statement = other.createStatement()) {
            statement.execute("select set_config('hub.tenant', '1', true)");
            statement.execute("select offer_id from inventory.stock_level where offer_id = " + offer + " for update");
        }
    }

    /** Comes back when the first buyer waits for the row, and so many behind that one. */
    void awaitBehind(int behind) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> waiting.value() == behind && shop.shelf().count(LOCKED) > 0);
    }

    @Override
    public void close() throws SQLException {
        other.rollback();
        other.close();
    }
}
