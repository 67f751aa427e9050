package io.milehub.app.bench.holds;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A hold as a good hand-written shop does it: one statement, one round trip, committed by itself. A conditional update
 * of the counter decides; hold, promise and ledger entry come with it, the same rows as the hub's. Without the hub's
 * rules: nobody asks what may be sold to whom, how many holds a member has, or whether the call is a repetition.
 */
public final class SingleStatement implements AutoCloseable {

    private static final String HOLD = """
            with taken as (
              update inventory.stock_level set held = held + 1
               where tenant_id = tenancy.current_tenant() and offer_id = ? and location = 'main'
                 and on_hand - held - committed - disputed - buffer >= 1
              returning offer_id, location
            ), hold as (
              insert into inventory.hold (tenant_id, member_id, market, country, request_key, state, held_at,
                     expires_at)
              select tenancy.current_tenant(), ?, 'it', 'IT', ?, 'HELD', n.at, n.at + interval '15 minutes'
                from taken, (select hub.now() as at offset 0) n
              returning hold_id
            ), promised as (
              insert into inventory.promise (tenant_id, hold_id, offer_id, location, variant_id, quantity, shown_minor,
                     currency)
              select tenancy.current_tenant(), hold_id, offer_id, location, ?, 1, 65000, 'EUR' from hold, taken
            ), entered as (
              insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
              select tenancy.current_tenant(), offer_id, location, 'HELD', 1, 'HOLD', 'hold:' || hold_id
                from hold, taken
            )
            select hold_id from hold
            """;

    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<PreparedStatement> pool;

    /** Opens a connection of the application's role. */
    public interface Opener {
        Connection open() throws SQLException;
    }

    public SingleStatement(Opener opener, int tenant, int size) throws SQLException {
        pool = new ArrayBlockingQueue<>(size);
        for (int i = 0; i < size; i++) {
            Connection connection = opener.open();
            connections.add(connection);
            try (var setting = connection.createStatement()) {
                setting.execute("select set_config('hub.tenant', '" + tenant + "', false)");
            }
            pool.add(connection.prepareStatement(HOLD));
        }
    }

    /** Tries to hold one piece. */
    public boolean hold(long offer, long variant, long member, String key) throws SQLException, InterruptedException {
        PreparedStatement statement = pool.take();
        try {
            statement.setLong(1, offer);
            statement.setLong(2, member);
            statement.setString(3, key);
            statement.setLong(4, variant);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        } finally {
            pool.add(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
