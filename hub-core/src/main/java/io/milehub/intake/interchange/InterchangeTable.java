package io.milehub.intake.interchange;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which control numbers a source has used, and with which content. */
@Repository
class InterchangeTable {
    private static final String KNOWN = """
            select feed, content_hash, delivery_id, mapping_id from intake.interchange
             where tenant_id = tenancy.current_tenant() and source = :source and sender = :sender
               and recipient = :recipient and control = :control
             order by delivery_id
             limit :limit
            """;

    private static final String NOTE = """
            insert into intake.interchange
              (tenant_id, source, sender, recipient, control, feed, content_hash, delivery_id, mapping_id)
            values (tenancy.current_tenant(), :source, :sender, :recipient, :control, :feed, :hash, :delivery, :mapping)
            on conflict (tenant_id, source, sender, recipient, control, feed, content_hash) do update
               set mapping_id = excluded.mapping_id
            """;

    private final JdbcClient jdbc;

    InterchangeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Noted> known(String source, Identity key, int limit) {
        return jdbc.sql(KNOWN)
                .param("source", source)
                .param("sender", key.sender())
                .param("recipient", key.recipient())
                .param("control", key.control())
                .param("limit", limit)
                .query(InterchangeTable::row)
                .list();
    }

    void note(FeedKey feed, Identity key, byte[] hash, DeliveryId delivery, int mapping) {
        jdbc.sql(NOTE)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("sender", key.sender())
                .param("recipient", key.recipient())
                .param("control", key.control())
                .param("hash", hash)
                .param("delivery", delivery.value())
                .param("mapping", mapping)
                .update();
    }

    private static Noted row(ResultSet row, int number) throws SQLException {
        return new Noted(
                row.getString("feed"),
                row.getBytes("content_hash"),
                new DeliveryId(row.getLong("delivery_id")),
                row.getInt("mapping_id"));
    }

    /** What names an interchange between two parties. */
    record Identity(String sender, String recipient, String control) {}

    /** An interchange that a delivery had. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as records; the hashes are compared by Arrays.
    record Noted(String feed, byte[] hash, DeliveryId delivery, int mapping) {}
}
