package io.milehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullRunTest {
    private static final String JOB = "aurora/maison-aurelle/catalogue";

    private Supplier supplier;
    private RouteHarness routes;

    @BeforeEach
    void start() throws Exception {
        supplier = new Supplier();
        routes = RouteHarness.of("maison-aurelle", Map.of("base-url", supplier.url(), "api-key", "key-17"));
    }

    @AfterEach
    void stop() {
        routes.close();
        supplier.close();
    }

    @Test
    void applies_what_a_dead_node_received_before_it_asks_for_more() throws Exception {
        routes.intake.leave(new FeedKey("maison-aurelle", "catalogue"), Run.State.RECEIVED);
        supplier.page("{}");

        routes.turn(JOB);

        assertThat(routes.calls()).startsWith("1 resume 7", "1 open maison-aurelle/catalogue");
    }

    @Test
    void abandons_what_a_dead_node_was_still_receiving() throws Exception {
        routes.intake.leave(new FeedKey("maison-aurelle", "catalogue"), Run.State.RECEIVING);
        supplier.page("{}");

        routes.turn(JOB);

        assertThat(routes.calls()).startsWith("1 abandon 7", "1 open maison-aurelle/catalogue");
    }

    @Test
    void leaves_a_supplier_alone_after_repeated_failures() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> routes.turn(JOB)).isInstanceOf(FeedFailed.class);
        }
        int asked = supplier.asked.size();

        assertThatThrownBy(() -> routes.turn(JOB)).hasMessageContaining("circuit breaker");

        assertThat(asked).isEqualTo(10);
        assertThat(supplier.asked).hasSize(asked);
        assertThat(routes.meters
                        .get("resilience4j.circuitbreaker.state")
                        .tag("name", "aurora.maison-aurelle.catalogue")
                        .tag("state", "open")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void stops_between_pages_when_the_hub_stops() {
        routes.stop.raise();

        assertThatThrownBy(() -> routes.turn(JOB)).isInstanceOf(InterruptedException.class);
        assertThat(routes.calls()).last().isEqualTo("1 abandon 7");
        assertThat(supplier.asked).isEmpty();
    }

    @Test
    void counts_turns_by_outcome() throws Exception {
        supplier.page("{}");

        routes.turn(JOB);

        assertThat(routes.meters
                        .get("milehub.connector.turn")
                        .tags("tenant", "aurora", "source", "maison-aurelle", "feed", "catalogue", "outcome", "merged")
                        .timer()
                        .count())
                .isEqualTo(1);
    }
}
