package io.milehub.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import io.milehub.app.command.HubCommand;
import io.milehub.intake.FeedKey;
import io.milehub.intake.WebhookDeliveries;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WhyTest extends RunningHubTestCase {

    private static final FeedKey STOCK = new FeedKey("galleria-lume", "stock");

    @Autowired
    private WebhookDeliveries webhooks;

    @BeforeEach
    void two_counts_arrive() {
        push("why-1", 5, 1);
        push("why-2", 3, 2);
    }

    /** Once, however often this is asked for; the hub takes it up by itself. */
    private void push(String id, int quantity, int sequence) {
        byte[] body = """
                {"type":"stock.changed","timestamp":"2026-03-01T09:00:00Z","data":{"levels":[
                 {"sku":"WHY-1","quantity":%d,"asOf":"2026-03-01T09:00:00Z","sequence":%d}]}}
                """.formatted(quantity, sequence).getBytes(StandardCharsets.UTF_8);
        Tenancy.in(new TenantId(1), () -> {
            webhooks.accept(STOCK, id, "application/json", body);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Tenancy.in(
                            new TenantId(1), () -> webhooks.waiting(STOCK, 1).isEmpty()));
        });
    }

    @Test
    void an_operator_is_told_record_expression_and_what_was_replaced() throws Exception {
        var answer = json(get("/ops/why?sku=WHY-1&field=stock", token("aurora-ops")));

        var stock = answer.path("offers").get(0).path("values").get(0);
        assertThat(stock.path("value").asString()).isEqualTo("3");
        assertThat(stock.path("told").path("message").asString()).isEqualTo("why-2");
        assertThat(stock.path("told").path("expression").asString()).isEqualTo(".quantity");
        assertThat(stock.path("replaced").get(0).path("value").asString()).isEqualTo("5");
        assertThat(answer.path("offers")
                        .get(0)
                        .path("records")
                        .get(0)
                        .path("raw")
                        .asString())
                .contains("\"quantity\":3");
    }

    @Test
    void the_answer_can_be_read_on_a_terminal() {
        String text = WhyCommandRun.text(port, secretOf("aurora-ops"), "WHY-1", "stock");

        assertThat(text)
                .contains("Galleria Lume WHY-1: offer ")
                .contains("stock.main = 3")
                .contains("told by    Galleria Lume, SKU WHY-1, feed galleria-lume/stock")
                .contains("mapped by  .quantity")
                .contains("mappings/galleria-lume/stock.yaml:10")
                .contains("before     \"5\", delivery ");
    }

    @Test
    void an_unknown_sku_and_an_unknown_field_are_problems_that_say_so() throws Exception {
        var unknown = get("/ops/why?sku=NOBODYS", token("aurora-ops"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("code").asString()).isEqualTo("sku-unknown");
        var field = get("/ops/why?sku=WHY-1&field=colour", token("aurora-ops"));
        assertThat(field.statusCode()).isEqualTo(400);
        assertThat(json(field).path("detail").asString()).contains("stock.main");
        assertThat(get("/ops/why", token("aurora-ops")).statusCode()).isEqualTo(400);
    }

    @Test
    void neither_another_shop_nor_a_member_is_told() throws Exception {
        assertThat(get("/ops/why?sku=WHY-1", token("borealis-ops")).statusCode())
                .isEqualTo(404);
        assertThat(get("/ops/why?sku=WHY-1", token("aurora-anna")).statusCode()).isEqualTo(403);
    }

    /** The command, with its output caught. */
    private static final class WhyCommandRun {
        static String text(int port, String secret, String... what) {
            PrintStream before = System.out;
            var said = new ByteArrayOutputStream();
            try {
                System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
                HubCommand.run(
                        "why",
                        what[0],
                        what[1],
                        "--url",
                        "http://localhost:" + port,
                        "--client-id",
                        "aurora-ops",
                        "--client-secret",
                        secret);
            } finally {
                System.setOut(before);
            }
            return said.toString(StandardCharsets.UTF_8);
        }
    }
}
