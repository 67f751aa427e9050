package io.milehub.intake.interchange;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which control numbers a source has used, and with which content. */
@Repository
class InterchangeTable {
    private static final String KNOWN = """
            select k.sender, k.recipient, k.control, i.feed, i.content_hash, i.delivery_id, i.mapping_id
              from unnest(:senders::text[], :recipients::text[], :controls::text[]) as k (sender, recipient, control)
             cross join lateral (
                   select * from intake.interchange n
                    where n.tenant_id = tenancy.current_tenant() and n.source = :source and n.sender = k.sender
                      and n.recipient = k.recipient and n.control = k.control
                    order by n.delivery_id desc
                    limit :each) i
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

    /**
     * What is noted under these names, each name once.
     *
     * @param each how many are read of each name, the newest
     */
    Map<Identity, List<Noted>> known(String source, Collection<Identity> names, int each) {
        Map<Identity, List<Noted>> known = new HashMap<>();
        jdbc.sql(KNOWN)
                .param("source", source)
                .param("senders", names.stream().map(Identity::sender).toArray(String[]::new))
                .param("recipients", names.stream().map(Identity::recipient).toArray(String[]::new))
                .param("controls", names.stream().map(Identity::control).toArray(String[]::new))
                .param("each", each)
                .query((ResultSet row) -> {
                    Identity name =
                            new Identity(row.getString("sender"), row.getString("recipient"), row.getString("control"));
                    known.computeIfAbsent(name, _ -> new ArrayList<>()).add(row(row));
                });
        return known;
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

    private static Noted row(ResultSet row) throws SQLException {
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
