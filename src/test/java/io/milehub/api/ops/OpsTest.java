package io.milehub.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OpsTest extends RunningHubTestCase {

    private static final String RUNS = """
            insert into intake.run (tenant_id, source, feed, mode, state, node, records, started_at, finished_at)
            select 1, 'galleria-lume', 'catalogue', 'SNAPSHOT', case when n < 3 then 'MERGED' else 'FAILED' end, 'test',
                   n, clock.at, clock.at + interval '2 seconds'
              from generate_series(1, 3) n
              cross join (select hub.now() as at offset 0) clock
             where not exists (select from intake.run where tenant_id = 1 and feed = 'catalogue' and node = 'test')
            """;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void three_runs() {
        Tenancy.in(new TenantId(1), () -> {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(_ -> jdbc.sql(RUNS).update());
        });
    }

    @Test
    void runs_come_newest_first_in_pages_that_join_without_gap() throws Exception {
        String token = token("aurora-ops");
        var first = json(get("/ops/runs?feed=catalogue&limit=2", token));
        assertThat(first.path("items")
                        .valueStream()
                        .map(run -> run.path("records").asInt()))
                .containsExactly(3, 2);
        var second = json(get(
                "/ops/runs?feed=catalogue&limit=2&before=" + first.path("next").asString(), token));
        assertThat(second.path("items")
                        .valueStream()
                        .map(run -> run.path("records").asInt()))
                .containsExactly(1);
        assertThat(second.path("items").get(0).path("seconds").asDouble()).isEqualTo(2.0);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void runs_are_filtered_by_source_feed_and_state() throws Exception {
        String token = token("aurora-ops");
        assertThat(json(get("/ops/runs?feed=catalogue&state=FAILED", token)).path("items"))
                .hasSize(1);
        assertThat(json(get("/ops/runs?source=nobody", token)).path("items")).isEmpty();
    }

    @Test
    void an_operator_never_sees_another_shop() throws Exception {
        assertThat(json(get("/ops/runs", token("borealis-ops"))).path("items")).isEmpty();
        String id = json(get("/ops/runs?feed=catalogue&limit=1", token("aurora-ops")))
                .path("items")
                .get(0)
                .path("id")
                .asString();
        assertThat(get("/ops/runs/" + id, token("aurora-ops")).statusCode()).isEqualTo(200);
        var other = get("/ops/runs/" + id, token("borealis-ops"));
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(json(other).path("code").asString()).isEqualTo("run-unknown");
    }

    @Test
    void a_limit_out_of_range_is_a_problem_that_names_the_range() throws Exception {
        for (String limit : List.of("0", "201")) {
            var response = get("/ops/runs?limit=" + limit, token("aurora-ops"));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json(response).path("detail").asString()).contains("1 to 200");
        }
    }

    @Test
    void sources_and_quarantine_answer_and_health_is_open_without_details() throws Exception {
        String token = token("aurora-ops");
        assertThat(json(get("/ops/sources", token)).valueStream())
                .extracting(source -> source.path("supplier").asString())
                .contains("Galleria Lume");
        assertThat(json(get("/ops/quarantine", token)).path("items").isArray()).isTrue();
        var health = send(request("/actuator/health/readiness"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("galleria");
        assertThat(get("/actuator/health", token).body()).contains("aurora.galleria-lume.catalogue");
        assertThat(send(request("/actuator/prometheus")).body()).contains("hikaricp_connections");
        assertThat(send(request("/actuator/prometheus").header("X-Forwarded-For", "203.0.113.9"))
                        .statusCode())
                .isEqualTo(401);
    }
}
