package io.milehub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import io.milehub.database.HubDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A call that is so slow that its node was taken for dead, and another runs it. */
class TakenOverCallsTest extends RunningHubTestCase {
    private static final String WHY = "{\"why\":\"another coat\"}";

    private static final String OFFER = """
            insert into catalogue.offer (tenant_id, supplier_id, supplier_sku)
            select tenant_id, supplier_id, :sku from intake.source where tenant_id = 1 and source = 'galleria-lume'
            returning offer_id
            """;

    private static final String SEEMS_DEAD = """
            update idempotency.request set leased_until = hub.now() - interval '1 second'
             where tenant_id = 1 and key = :key
            """;

    private static final String DECISIONS = """
            select count(*) from audit.entry where tenant_id = 1 and subject = :subject
            """;

    @Autowired
    private HubDatabase database;

    private final String key = UUID.randomUUID().toString();

    @Test
    void it_has_no_effect_and_is_told_to_ask_for_the_other_s_answer() throws Exception {
        long offer = inShop(() ->
                jdbc.sql(OFFER).param("sku", "SLOW-" + key).query(Long.class).single());
        String path = "/ops/offers/" + offer + "/split";
        String operator = token("aurora-ops");
        HttpResponse<String> first;
        HttpResponse<String> second;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                var stall = new Stall("audit.entry")) {
            Future<HttpResponse<String>> slow = threads.submit(() -> post(operator, path, WHY, key));
            stall.awaitStalled(1);
            inShop(() -> jdbc.sql(SEEMS_DEAD).param("key", key).update());
            Future<HttpResponse<String>> next = threads.submit(() -> post(operator, path, WHY, key));
            stall.awaitStalled(2);
            stall.end();
            first = slow.get();
            second = next.get();
        }
        assertThat(code(first)).isEqualTo("409 call-in-flight");
        assertThat(first.headers().firstValue("Retry-After")).contains("1");
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(inShop(() -> jdbc.sql(DECISIONS)
                        .param("subject", "offer:" + offer)
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
        assertThat(post(operator, path, WHY, key).body()).isEqualTo(second.body());
    }

    /** Keeps whoever writes into a table waiting. */
    private final class Stall implements AutoCloseable {
        private final Connection owner;

        Stall(String table) throws SQLException {
            var login = database.owner();
            owner = DriverManager.getConnection(login.url(), login.user(), login.password());
            owner.setAutoCommit(false);
            try (var statement = owner.createStatement()) {
                statement.execute("lock table " + table + " in share mode");
            }
        }

        void awaitStalled(int many) {
            Awaitility.await().until(() -> {
                try (var statement = owner.createStatement();
                        var row = statement.executeQuery("select count(*) from pg_locks where not granted")) {
                    return row.next() && row.getInt(1) == many;
                }
            });
        }

        void end() throws SQLException {
            owner.commit();
        }

        @Override
        public void close() throws SQLException {
            owner.close();
        }
    }
}
