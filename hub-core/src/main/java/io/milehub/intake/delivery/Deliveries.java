package io.milehub.intake.delivery;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RunId;
import io.milehub.intake.RunRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Receipts of what arrived. Every method joins its caller's transaction. */
@Component
public class Deliveries {
    private static final String INSERT = """
            insert into intake.delivery
              (tenant_id, source, feed, transport, external_id, content_type, content_hash, size_bytes, chunks)
            values (tenancy.current_tenant(), :source, :feed, :transport, :external, :type, :hash, :size, :chunks)
            on conflict (tenant_id, source, feed, external_id) where external_id is not null do nothing
            returning delivery_id
            """;

    private static final String COLUMNS = """
            select d.delivery_id, d.transport, d.received_at, d.content_hash, d.size_bytes, d.chunks
              from intake.delivery d
            """;

    private static final String BY_ID =
            COLUMNS + " where d.tenant_id = tenancy.current_tenant() and d.delivery_id = :delivery";

    private static final String BY_EXTERNAL_ID = COLUMNS + """
             where d.tenant_id = tenancy.current_tenant() and d.source = :source and d.feed = :feed
               and d.external_id = :external
            """;

    private static final String OF_RUN = COLUMNS + """
              join intake.run_delivery r using (tenant_id, delivery_id)
             where r.tenant_id = tenancy.current_tenant() and r.run_id = :run
             order by r.position
            """;

    private static final String WAITING = """
            select delivery_id from intake.delivery d
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
               and applied_run_id is null and transport = 'WEBHOOK'
               and not (:behindHeld and exists (select from intake.run h
                                            where h.tenant_id = tenancy.current_tenant() and h.source = :source
                                              and h.feed = :feed and h.state = 'HELD'))
               and not exists (select from intake.run_delivery x
                                 join intake.run r using (tenant_id, run_id)
                                where x.tenant_id = d.tenant_id and x.delivery_id = d.delivery_id
                                  and r.state = 'HELD')
             order by delivery_id
             limit :limit
            """;

    private static final String APPLIED = """
            update intake.delivery d set applied_run_id = r.run_id
              from intake.run_delivery r
             where d.tenant_id = tenancy.current_tenant() and d.delivery_id = r.delivery_id
               and r.tenant_id = tenancy.current_tenant() and r.run_id = :run
               and d.applied_run_id is null
            """;

    private final JdbcClient jdbc;
    private final Chunks chunks;
    private final IntakeLimits limits;

    public Deliveries(JdbcClient jdbc, Chunks chunks, IntakeLimits limits) {
        this.jdbc = jdbc;
        this.chunks = chunks;
        this.limits = limits;
    }

    /** Stores the chunks of a body; the receipt is still to be written. */
    public StoredBody store(FeedKey feed, Delivery.Transport transport, InputStream body) throws IOException {
        return store(feed, transport, body, chunk -> {});
    }

    /** The same, while somebody else reads the body. */
    public StoredBody store(FeedKey feed, Delivery.Transport transport, InputStream body, SecondReader<?> along)
            throws IOException {
        return store(feed, transport, body, along::give);
    }

    private StoredBody store(FeedKey feed, Delivery.Transport transport, InputStream body, Consumer<byte[]> along)
            throws IOException {
        long bytesMax = transport == Delivery.Transport.PULL ? limits.pullBytesMax() : limits.webhookBytesMax();
        return chunks.store(body, bytesMax, along).orElseThrow(() -> new RunRefused.BodyTooLarge(feed, bytesMax));
    }

    /** Writes the receipt, or nothing if the feed has a delivery of this external id. */
    public Optional<DeliveryId> receipt(
            FeedKey feed,
            Delivery.Transport transport,
            @Nullable String externalId,
            @Nullable String contentType,
            StoredBody body) {
        return jdbc.sql(INSERT)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("transport", transport.name())
                .param("external", externalId)
                .param("type", contentType)
                .param("hash", body.contentHash())
                .param("size", body.sizeBytes())
                .param("chunks", body.chunks().toArray(byte[][]::new))
                .query(Long.class)
                .optional()
                .map(DeliveryId::new);
    }

    public Optional<Delivery> find(DeliveryId delivery) {
        return jdbc.sql(BY_ID)
                .param("delivery", delivery.value())
                .query(Deliveries::row)
                .optional();
    }

    public Optional<Delivery> findExternal(FeedKey feed, String externalId) {
        return jdbc.sql(BY_EXTERNAL_ID)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("external", externalId)
                .query(Deliveries::row)
                .optional();
    }

    /** In the order in which the run received them. */
    public List<Delivery> of(RunId run) {
        return jdbc.sql(OF_RUN).param("run", run.value()).query(Deliveries::row).list();
    }

    /**
     * Webhooks that no run has applied and on which no operator is to decide, oldest first.
     *
     * @param behindHeld whether they also wait behind any run of the feed that is held
     */
    public List<DeliveryId> waiting(FeedKey feed, boolean behindHeld, int limit) {
        return jdbc.sql(WAITING)
                .param("behindHeld", behindHeld)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("limit", limit)
                .query((row, number) -> new DeliveryId(row.getLong(1)))
                .list();
    }

    /** Marks what the run applied; returns how many deliveries no other run had applied before. */
    public int applied(RunId run) {
        return jdbc.sql(APPLIED).param("run", run.value()).update();
    }

    /** The bytes as they came; chunks are read in the transaction, if any, in which the stream is read. */
    public InputStream open(Delivery delivery) {
        return new ChunkedBody(delivery.chunks(), chunks::fetch);
    }

    /** As {@link #open(Delivery)}, telling the reader before chunks are fetched that its connection is to be used. */
    public InputStream open(Delivery delivery, Runnable beforeChunks) {
        return new ChunkedBody(delivery.chunks(), hashes -> {
            beforeChunks.run();
            return chunks.fetch(hashes);
        });
    }

    /** As {@link #open(Delivery)} for a reader outside a transaction: chunks are fetched in some of their own. */
    public InputStream open(Delivery delivery, TransactionOperations transaction) {
        return new ChunkedBody(delivery.chunks(), hashes -> {
            try {
                return Objects.requireNonNull(transaction.execute(status -> chunks.fetchUnchecked(hashes)));
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        });
    }

    private static Delivery row(ResultSet row, int number) throws SQLException {
        Array hashes = row.getArray("chunks");
        return new Delivery(
                new DeliveryId(row.getLong("delivery_id")),
                Delivery.Transport.valueOf(row.getString("transport")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBytes("content_hash"),
                row.getLong("size_bytes"),
                Arrays.asList((byte[][]) hashes.getArray()));
    }
}
