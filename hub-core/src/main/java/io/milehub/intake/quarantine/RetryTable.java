package io.milehub.intake.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.Run;
import io.milehub.mapping.Mapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a run takes out of quarantine, and how that ends, in the run's own transaction. */
@Component
public class RetryTable {
    /**
     * What a snapshot attests it has attested since, as often as it came again byte for byte: its records are as young
     * as the latest of these.
     */
    private static final String TAKEN = """
            select q.delivery_id, q.ordinal, q.mapping_id, attested.moment
              from intake.quarantine q
              left join (select o.run_id, max(a.moment) as moment
                           from (select distinct k.run_id from intake.quarantine k
                                  where k.tenant_id = tenancy.current_tenant() and k.retry_run_id = :run) o
                           join intake.run b on b.tenant_id = tenancy.current_tenant() and b.run_id = o.run_id
                           join intake.run a on a.tenant_id = tenancy.current_tenant() and a.source = b.source
                            and a.feed = b.feed and a.run_id >= b.run_id and a.state in ('MERGED', 'UNCHANGED')
                            and a.mode = 'SNAPSHOT'
                          where b.mode = 'SNAPSHOT'
                          group by o.run_id) attested on attested.run_id = q.run_id
             where q.tenant_id = tenancy.current_tenant() and q.retry_run_id = :run and q.state = 'OPEN'
            """;

    private static final String MAPPINGS = """
            select distinct m.mapping_id, m.content::text as content
              from intake.quarantine q
              join intake.mapping m on m.tenant_id = q.tenant_id and m.mapping_id = q.mapping_id
             where q.tenant_id = tenancy.current_tenant() and q.retry_run_id = :run and q.state = 'OPEN'
               and q.ordinal >= 0
            """;

    /** They stay as they are, with one more reason, which comes first; and under the mapping that knew their place. */
    private static final String LEAVE = """
            update intake.quarantine q
               set retry_run_id = null,
                   reasons = jsonb_build_array(jsonb_build_object(
                               'code', 'position-lost', 'field', 'each', 'detail', l.why))
                     || coalesce((select jsonb_agg(r) from jsonb_array_elements(q.reasons) r
                                   where r ->> 'code' <> 'position-lost'), '[]')
              from unnest(:deliveries::bigint[], :ordinals::int[], :whys::text[]) as l (delivery_id, ordinal, why)
             where q.tenant_id = tenancy.current_tenant() and q.delivery_id = l.delivery_id and q.ordinal = l.ordinal
            """;

    private static final String RELEASE = """
            update intake.quarantine
               set state = 'RELEASED', settled_at = hub.now(), settled_run_id = :run
             where tenant_id = tenancy.current_tenant() and retry_run_id = :run and state = 'OPEN'
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Row(
            DeliveryId delivery,
            int ordinal,
            int mappingId,
            @Nullable Instant attested) {}

    private final JdbcClient jdbc;

    public RetryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the run took, as far as it can be found under the mapping that is in force. */
    public RetriedRecords taken(Run run, Mapping mapping) {
        Map<Integer, List<String>> otherwise = new HashMap<>();
        jdbc.sql(MAPPINGS).param("run", run.id().value()).query(row -> {
            otherwise.put(row.getInt("mapping_id"), mapping.cutsOtherwiseThan(files(row.getString("content"))));
        });
        RetriedRecords taken = new RetriedRecords(run.purpose() == Run.Purpose.RELEASE);
        jdbc.sql(TAKEN)
                .param("run", run.id().value())
                .query(RetryTable::row)
                .list()
                .forEach(row -> {
                    List<String> keys = otherwise.getOrDefault(row.mappingId(), List.of());
                    if (row.ordinal() < 0 || keys.isEmpty()) {
                        taken.add(row.delivery(), row.ordinal(), row.attested());
                    } else {
                        taken.moved(row.delivery(), row.ordinal(), keys);
                    }
                });
        return taken;
    }

    /** Leaves those that could not be found, before anything is judged by how many were refused again. */
    public int leaveLost(RetriedRecords taken) {
        List<RetriedRecords.Lost> lost = taken.lost();
        return lost.isEmpty()
                ? 0
                : jdbc.sql(LEAVE)
                        .param(
                                "deliveries",
                                lost.stream().map(RetriedRecords.Lost::delivery).toArray(Long[]::new))
                        .param(
                                "ordinals",
                                lost.stream().map(RetriedRecords.Lost::ordinal).toArray(Integer[]::new))
                        .param(
                                "whys",
                                lost.stream().map(RetriedRecords.Lost::why).toArray(String[]::new))
                        .update();
    }

    /** Those of the run that were not refused again are let in. */
    public void release(Run run) {
        jdbc.sql(RELEASE).param("run", run.id().value()).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime attested = row.getObject("moment", OffsetDateTime.class);
        return new Row(
                new DeliveryId(row.getLong("delivery_id")),
                row.getInt("ordinal"),
                row.getInt("mapping_id"),
                attested == null ? null : attested.toInstant());
    }

    private static Map<String, String> files(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("intake.mapping.content holds what intake never wrote", foreign);
        }
    }
}
