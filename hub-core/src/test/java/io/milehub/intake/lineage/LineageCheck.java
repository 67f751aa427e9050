package io.milehub.intake.lineage;

import com.zaxxer.hikari.HikariDataSource;
import io.milehub.canonical.CanonicalRecord;
import io.milehub.database.DatabaseConnection;
import io.milehub.database.HubDataSource;
import io.milehub.database.PoolLimits;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.delivery.Chunks;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.trace.RecordTrace;
import io.milehub.tenancy.TenantTransactionManager;
import io.milehub.tenancy.Tenants;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws values from the tables of a hub, finds each of them out again from raw bytes and kept mapping, and says which
 * are not the same. A process of its own that is given a JDBC URL: it shares no memory, and no folder, with whoever
 * merged them. The password is read from the environment, as {@code HUB_APP_PASSWORD}.
 */
public final class LineageCheck {
    private static final int AT_ONCE = 500;
    private static final LineageLimits WITHOUT_END = new LineageLimits(Long.MAX_VALUE, 1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Lineage lineage;

    LineageCheck(JdbcClient jdbc, TenantTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        IntakeLimits limits = IntakeLimits.DEFAULT;
        Deliveries deliveries = new Deliveries(jdbc, new Chunks(jdbc, limits), limits);
        this.lineage = new Lineage(transactions, jdbc, deliveries, WITHOUT_END);
    }

    /** URL, seed, number of values; ends with 1 where a value is not the same. */
    public static void main(String[] arguments) {
        DatabaseConnection app = new DatabaseConnection(arguments[0], "hub_app", System.getenv("HUB_APP_PASSWORD"));
        long seed = Long.parseLong(arguments[1]);
        int values = Integer.parseInt(arguments[2]);
        List<String> wrong = new ArrayList<>();
        try (HikariDataSource pool = HubDataSource.pool(app, PoolLimits.DEFAULT.withConnectionsMax(2), "lineage")) {
            JdbcClient jdbc = JdbcClient.create(pool);
            LineageCheck check = new LineageCheck(jdbc, new TenantTransactionManager(pool));
            new Tenants(jdbc).forEach(tenant -> {
                List<String> found = check.check(seed, values);
                System.out.println(tenant.name() + ": seed " + seed + ", " + check.checked + " values, " + found.size()
                        + " not the same");
                wrong.addAll(found);
            });
        }
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private int checked;

    /** A value: one field of one row. */
    private record Value(StoredRow row, String field) {}

    /** Values of one delivery stand together, so that it is read seldom. */
    private static final Comparator<Value> IN_ONE_READING = Comparator.comparingLong(
                    (Value value) -> value.row().origin().deliveryId())
            .thenComparingInt(value -> value.row().origin().ordinal());

    /** What is not the same, a line each, of so many values of the current tenant. */
    List<String> check(long seed, int values) {
        List<StoredRow> rows =
                Objects.requireNonNull(transaction.execute(_ -> new StoredRows(jdbc).drawn(seed, values)));
        List<Value> all = rows.stream()
                .flatMap(row -> row.values().keySet().stream().sorted().map(field -> new Value(row, field)))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, new Random(seed));
        List<Value> drawn = all.subList(0, Math.min(values, all.size()));
        drawn.sort(IN_ONE_READING);
        checked = drawn.size();
        List<String> wrong = new ArrayList<>();
        for (int from = 0; from < drawn.size(); from += AT_ONCE) {
            wrong.addAll(compare(drawn.subList(from, Math.min(from + AT_ONCE, drawn.size()))));
        }
        return wrong;
    }

    private List<String> compare(List<Value> values) {
        Map<FactOrigin, Derivation> derived = lineage.derive(
                values.stream().map(value -> value.row().origin()).distinct().toList());
        List<String> wrong = new ArrayList<>();
        for (Value value : values) {
            String stored = value.row().values().get(value.field());
            Derivation found = derived.get(value.row().origin());
            String said = found == null || found.record() == null ? null : said(found.record(), value.field());
            if (!Objects.equals(stored, said)) {
                wrong.add(value.row().table() + " " + value.field() + ": stored \"" + stored + "\", told \"" + said
                        + "\" by " + value.row().origin() + (found == null ? "" : " " + found.missing()));
            }
        }
        return wrong;
    }

    /** The field's text; {@code content} is the hash over all of them. */
    private static @Nullable String said(RecordTrace trace, String field) {
        CanonicalRecord record = trace.record();
        if (record == null) {
            return "refused: " + trace.reasons();
        }
        if (field.equals("content")) {
            ByteBuffer hash = ByteBuffer.wrap(record.contentHash());
            return new UUID(hash.getLong(), hash.getLong()).toString();
        }
        return trace.field(field)
                .map(found -> Objects.requireNonNullElse(found.value(), ""))
                .orElseGet(() -> CanonicalJson.of(record).path(field).asText());
    }
}
