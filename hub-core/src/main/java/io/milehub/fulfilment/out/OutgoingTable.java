package io.milehub.fulfilment.out;

import io.milehub.intake.FeedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages that leave, and the last number that each partner was given. */
@Repository
class OutgoingTable {
    private static final String PARTNER = """
            insert into fulfilment.partner (tenant_id, source, last_control)
            values (tenancy.current_tenant(), :source, 0)
            on conflict do nothing
            """;

    private static final String LAST_CONTROL = """
            select last_control from fulfilment.partner
             where tenant_id = tenancy.current_tenant() and source = :source
               for update
            """;

    private static final String COUNT_UP = """
            update fulfilment.partner set last_control = :control
             where tenant_id = tenancy.current_tenant() and source = :source
            """;

    private static final String INSERT = """
            insert into fulfilment.outgoing
              (tenant_id, source, feed, kind, reference, control, name, bytes, state)
            values (tenancy.current_tenant(), :source, :feed, :kind, :reference, :control, :name, :bytes, 'WRITTEN')
            returning outgoing_id
            """;

    /** What was never tried comes first, so that one message that a partner refuses does not keep back the others. */
    private static final String TAKE = """
            with next as materialized (
              select outgoing_id from fulfilment.outgoing
               where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
                 and state <> 'SENT' and outgoing_id <> all(:except)
               order by attempts, control
               limit 1
                 for update)
            update fulfilment.outgoing o
               set state = 'SENDING', attempts = o.attempts + 1, tried_at = hub.now()
              from next
             where o.tenant_id = tenancy.current_tenant() and o.outgoing_id = next.outgoing_id
            returning o.outgoing_id, o.name, o.bytes, o.attempts
            """;

    private static final String SENT = """
            update fulfilment.outgoing set state = 'SENT', sent_at = hub.now(), error = null
             where tenant_id = tenancy.current_tenant() and outgoing_id = :id and state <> 'SENT'
            """;

    private static final String UNKNOWN = """
            update fulfilment.outgoing set state = 'UNKNOWN', error = :error
             where tenant_id = tenancy.current_tenant() and outgoing_id = :id and state = 'SENDING'
            """;

    private static final String ANSWERED = """
            update fulfilment.outgoing set answer = :answer, answered_at = hub.now()
             where tenant_id = tenancy.current_tenant() and source = :source and control = :control
               and answer is distinct from :answer
            returning name
            """;

    /** An order tells where a customer lives; once it has long arrived, only that it was sent is kept. */
    private static final String FORGET = """
            with old as materialized (
              select outgoing_id from fulfilment.outgoing
               where tenant_id = tenancy.current_tenant() and kind = 'ORDER' and state = 'SENT'
                 and length(bytes) > 0 and sent_at < (select hub.now() - :keep * interval '1 second')
               order by outgoing_id
               limit :max
                 for update skip locked)
            update fulfilment.outgoing o set bytes = ''
              from old
             where o.tenant_id = tenancy.current_tenant() and o.outgoing_id = old.outgoing_id
            """;

    private final JdbcClient jdbc;

    OutgoingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message that is taken, and how often it was. */
    record Taken(Outgoing message, int attempts) {}

    /** The partner's next number; whoever asks holds it until the end of the transaction. */
    int nextControl(FeedKey feed) {
        jdbc.sql(PARTNER).param("source", feed.source()).update();
        return 1
                + jdbc.sql(LAST_CONTROL)
                        .param("source", feed.source())
                        .query(Integer.class)
                        .single();
    }

    /** Keeps a message, and its number as the partner's last: they stand together or not at all. */
    long keep(Partner partner, String reference, int control, byte[] bytes) {
        FeedKey feed = partner.feed();
        jdbc.sql(COUNT_UP)
                .param("control", control)
                .param("source", feed.source())
                .update();
        return jdbc.sql(INSERT)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("kind", partner.kind().name())
                .param("reference", reference)
                .param("control", control)
                .param("name", "%s-%09d.edi".formatted(feed.feed(), control))
                .param("bytes", bytes)
                .query(Long.class)
                .single();
    }

    /** @param except what was tried already in this turn */
    Optional<Taken> take(FeedKey feed, List<Long> except) {
        return jdbc.sql(TAKE)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("except", except.toArray(Long[]::new))
                .query(OutgoingTable::row)
                .optional();
    }

    boolean sent(long id) {
        return jdbc.sql(SENT).param("id", id).update() > 0;
    }

    void unknown(long id, String error) {
        jdbc.sql(UNKNOWN).param("id", id).param("error", error).update();
    }

    /** The partner's word on the message of this number; its name, if that was news. */
    Optional<String> answered(String source, int control, String answer) {
        return jdbc.sql(ANSWERED)
                .param("source", source)
                .param("control", control)
                .param("answer", answer)
                .query(String.class)
                .optional();
    }

    int forget(Duration keep, int max) {
        return jdbc.sql(FORGET)
                .param("keep", keep.toSeconds())
                .param("max", max)
                .update();
    }

    private static Taken row(ResultSet row, int number) throws SQLException {
        Outgoing message = new Outgoing(row.getLong("outgoing_id"), row.getString("name"), row.getBytes("bytes"));
        return new Taken(message, row.getInt("attempts"));
    }
}
