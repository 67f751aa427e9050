package io.milehub.intake.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads receipts and kept mappings; absent is what is no longer kept. */
class LineageTable {
    private static final String RECEIPTS = """
            select d.delivery_id, d.source, d.feed, d.transport, d.external_id, d.received_at, d.size_bytes,
                   d.applied_run_id, r.finished_at
              from intake.delivery d
              left join intake.run r on r.tenant_id = tenancy.current_tenant() and r.run_id = d.applied_run_id
             where d.tenant_id = tenancy.current_tenant() and d.delivery_id = any (:deliveries)
            """;

    private static final String MAPPINGS = """
            select mapping_id, source, feed, version, content::text as content
              from intake.mapping
             where tenant_id = tenancy.current_tenant() and mapping_id = any (:mappings)
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    LineageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, Receipt> receipts(Collection<FactOrigin> origins) {
        return jdbc
                .sql(RECEIPTS)
                .param(
                        "deliveries",
                        origins.stream().map(FactOrigin::deliveryId).distinct().toArray(Long[]::new))
                .query((row, _) -> receipt(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Receipt::deliveryId, Function.identity()));
    }

    Map<Integer, KeptMapping> mappings(Collection<FactOrigin> origins) {
        return jdbc
                .sql(MAPPINGS)
                .param(
                        "mappings",
                        origins.stream().map(FactOrigin::mappingId).distinct().toArray(Integer[]::new))
                .query((row, _) -> mapping(row))
                .list()
                .stream()
                .collect(Collectors.toMap(KeptMapping::mappingId, Function.identity()));
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        long run = row.getLong("applied_run_id");
        Long runId = row.wasNull() ? null : run;
        return new Receipt(
                row.getLong("delivery_id"),
                row.getString("source"),
                row.getString("feed"),
                row.getString("transport"),
                row.getString("external_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getLong("size_bytes"),
                runId,
                instant(row.getObject("finished_at", OffsetDateTime.class)));
    }

    private static KeptMapping mapping(ResultSet row) throws SQLException {
        try {
            return new KeptMapping(
                    row.getInt("mapping_id"),
                    row.getString("source"),
                    row.getString("feed"),
                    row.getString("version"),
                    JSON.readValue(row.getString("content"), TEXTS));
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("intake.mapping.content holds what intake never wrote", foreign);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
