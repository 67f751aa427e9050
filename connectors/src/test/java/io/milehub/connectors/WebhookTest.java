package io.milehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final String JOB = "aurora/galleria-lume/stock";

    private RouteHarness routes;

    @BeforeEach
    void start() throws Exception {
        routes = RouteHarness.of(
                "galleria-lume", Map.of("base-url", "http://127.0.0.1:1", "user", "u", "password", "p"));
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    private void wait(int count) {
        for (int i = 1; i <= count; i++) {
            routes.intake.waiting.add(new DeliveryId(i));
        }
    }

    @Test
    void carries_what_waits_into_one_run() throws Exception {
        wait(2);

        routes.turn(JOB);

        assertThat(routes.calls()).containsExactly("1 apply galleria-lume/stock [1, 2]");
    }

    @Test
    void opens_no_run_when_nothing_waits() throws Exception {
        routes.turn(JOB);

        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void takes_no_more_into_a_run_than_the_limit() throws Exception {
        wait(ConnectorLimits.DEFAULT.webhooks().deliveriesPerBatchMax() + 1);

        routes.turn(JOB);

        assertThat(routes.calls().stream().filter(call -> call.contains("apply")))
                .hasSize(2);
        assertThat(routes.intake.waiting).isEmpty();
    }

    @Test
    void a_failed_run_is_a_failed_turn() {
        wait(1);
        routes.intake.failing = true;

        assertThatThrownBy(() -> routes.turn(JOB))
                .isInstanceOf(FeedFailed.class)
                .hasMessageContaining("as told");
    }

    @Test
    void applies_what_a_dead_node_received_first() throws Exception {
        routes.intake.leave(new FeedKey("galleria-lume", "stock"), Run.State.RECEIVED);
        wait(1);

        routes.turn(JOB);

        assertThat(routes.calls()).startsWith("1 resume 7", "1 apply galleria-lume/stock [1]");
    }
}
