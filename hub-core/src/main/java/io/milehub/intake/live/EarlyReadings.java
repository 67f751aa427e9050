package io.milehub.intake.live;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.MergeContext;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.live.EarlyReading.Known;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.drift.DriftLimits;
import io.milehub.pace.Background;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Snapshots whose bodies are read while they come in, for the merge that follows on this node. Nothing depends on it:
 * after a crash, on another node, or when something else changed the supplier's rows meanwhile, the merge reads the
 * stored bodies itself.
 */
@Component
public class EarlyReadings {
    /** Readings in memory at once; the eldest makes way. */
    private static final int READINGS_MAX = 4;

    /**
     * Rows are read over a connection of its own while a body is stored over another, which waits for them: more of
     * these than this could wait for each other's.
     */
    private static final int LOADS_MAX = 2;

    /** To be read before the rows, so that rows which are newer than it never pass for those of its time. */
    private static final String STANDING = """
            select coalesce(string_agg(concat_ws(' ', f.source || '/' || f.feed, coalesce(f.last_run_id, 0),
                                                 f.retried_at), ', ' order by f.source, f.feed), '') as applied,
                   not exists (select from intake.run r
                                 join intake.source x on x.tenant_id = r.tenant_id and x.source = r.source
                                where r.tenant_id = tenancy.current_tenant() and x.supplier_id = :supplier
                                  and r.state = 'RECEIVED' and r.run_id <> :run) as quiet
              from intake.feed f
              join intake.source s on s.tenant_id = f.tenant_id and s.source = f.source
             where f.tenant_id = tenancy.current_tenant() and s.supplier_id = :supplier
            """;

    /** In the order of the index, whose neighbours find its pages still at hand. */
    private static final String OFFERS = """
            select o.supplier_sku, o.offer_id
              from (select sku from unnest(:skus::text[]) as named (sku) order by sku offset 0) s
              join catalogue.offer o
                on o.tenant_id = (select tenancy.current_tenant()) and o.supplier_id = :supplier
               and o.supplier_sku = s.sku
            """;

    /**
     * Where the supplier of a run stands.
     *
     * @param applied names the last run that each of its feeds applied, and when one was last retried
     * @param quiet whether no other run of it is being applied
     */
    record Standing(String applied, boolean quiet) {}

    private record Key(TenantId tenant, RunId run) {}

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final DriftLimits drift;
    private final TransactionTemplate transaction;
    private final Semaphore loads = new Semaphore(LOADS_MAX);
    private final SequencedMap<Key, EarlyReading> readings = new LinkedHashMap<>();

    EarlyReadings(JdbcClient jdbc, DataSource dataSource, PlatformTransactionManager transactions, DriftLimits drift) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.drift = drift;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The reading of a run that is being received, begun with its first body; null where there is none, because the run
     * is no snapshot or too many are being begun.
     *
     * @param mappingId under which its records are mapped
     */
    public @Nullable EarlyReading of(Run run, RecordKind kind, String domain, int supplierId, int mappingId) {
        if (run.mode() != FeedMode.SNAPSHOT) {
            return null;
        }
        var key = new Key(Tenancy.current(), run.id());
        synchronized (readings) {
            EarlyReading begun = readings.get(key);
            if (begun != null || !loads.tryAcquire()) {
                return begun;
            }
            var known = new FutureTask<>(() -> known(run, kind, domain, supplierId, mappingId));
            Background.start("live-rows", () -> {
                try {
                    Tenancy.in(key.tenant(), known);
                } finally {
                    loads.release();
                }
            });
            var reading = new EarlyReading(known, mappingId, drift, offers(key.tenant(), supplierId));
            readings.put(key, reading);
            if (readings.size() > READINGS_MAX) {
                readings.pollFirstEntry();
            }
            return reading;
        }
    }

    private Known known(Run run, RecordKind kind, String domain, int supplierId, int mappingId) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Standing standing = standing(run.id(), supplierId);
            LiveRows rows = LiveRowsReader.read(
                    DataSourceUtils.getConnection(dataSource),
                    kind,
                    run.feed().source(),
                    domain,
                    supplierId,
                    mappingId);
            return new Known(rows, standing);
        }));
    }

    private NamedOffers offers(TenantId tenant, int supplierId) {
        return new NamedOffers(
                skus -> offers(supplierId, skus),
                task -> Thread.ofVirtual().name("named-offers").start(() -> Tenancy.in(tenant, task)));
    }

    /** None while too many connections are used beside those of the runs. */
    private Map<String, Long> offers(int supplierId, List<String> skus) {
        if (!loads.tryAcquire()) {
            return Map.of();
        }
        try {
            Map<String, Long> offers = new HashMap<>();
            transaction.executeWithoutResult(_ -> jdbc.sql(OFFERS)
                    .param("supplier", supplierId)
                    .param("skus", skus.toArray(String[]::new))
                    .query(row -> {
                        offers.put(row.getString(1), row.getLong(2));
                    }));
            return offers;
        } finally {
            loads.release();
        }
    }

    private Standing standing(RunId run, int supplierId) {
        return jdbc.sql(STANDING)
                .param("run", run.value())
                .param("supplier", supplierId)
                .query(Standing.class)
                .single();
    }

    /**
     * Takes what was read of these deliveries; null if they are to be read. To be asked under the lock of the source.
     */
    public @Nullable EarlyReading take(MergeContext context, List<DeliveryId> deliveries) {
        EarlyReading reading;
        synchronized (readings) {
            reading = readings.remove(new Key(Tenancy.current(), context.run()));
        }
        if (reading == null) {
            return null;
        }
        Standing now = standing(context.run(), context.supplierId());
        return reading.holdsFor(deliveries, context.mappingId(), now) ? reading : null;
    }

    /** Of a run that came to no merge. */
    public void forget(RunId run) {
        synchronized (readings) {
            readings.remove(new Key(Tenancy.current(), run));
        }
    }
}
