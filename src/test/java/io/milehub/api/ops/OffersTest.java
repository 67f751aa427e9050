package io.milehub.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import io.milehub.app.command.HubCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Over HTTP and on the command line; what a split does to variants is told by {@code SplitTest}. */
class OffersTest extends RunningHubTestCase {

    private static final String WHY = "{\"why\":\"another coat\"}";

    private static final String OFFER = """
            insert into catalogue.offer (tenant_id, supplier_id, supplier_sku)
            select tenant_id, supplier_id, :sku from intake.source where tenant_id = 1 and source = 'galleria-lume'
            returning offer_id
            """;

    @Test
    void an_offer_is_found_by_its_sku_split_off_and_rejoined() throws Exception {
        String token = token("aurora-ops");
        String id = offer("SPLIT-1");
        var found = json(get("/ops/offers?sku=SPLIT-1&source=galleria-lume", token));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("id").asString()).isEqualTo(id);
        assertThat(found.get(0).path("split").isNull() || !found.get(0).has("split"))
                .isTrue();

        var split = post(token, "/ops/offers/" + id + "/split", WHY);
        assertThat(split.statusCode()).isEqualTo(200);
        assertThat(json(split).path("split").path("why").asString()).isEqualTo("another coat");
        assertThat(json(split).path("split").path("by").asString()).isEqualTo("aurora-ops");
        assertThat(json(get("/ops/offers", token))
                        .valueStream()
                        .map(offer -> offer.path("sku").asString()))
                .contains("SPLIT-1");

        assertThat(post(token, "/ops/offers/" + id + "/rejoin", WHY).statusCode())
                .isEqualTo(200);
        assertThat(json(get("/ops/offers/" + id, token)).path("split").isObject())
                .isFalse();
    }

    @Test
    void a_word_without_a_reason_said_twice_or_of_nobodys_offer_is_refused() throws Exception {
        String token = token("aurora-ops");
        String id = offer("SPLIT-2");
        assertThat(post(token, "/ops/offers/" + id + "/split", "{}").statusCode())
                .isEqualTo(400);
        var early = post(token, "/ops/offers/" + id + "/rejoin", WHY);
        assertThat(early.statusCode() + " " + json(early).path("code").asString())
                .isEqualTo("409 offer-not-split");
        post(token, "/ops/offers/" + id + "/split", WHY);
        var again = post(token, "/ops/offers/" + id + "/split", WHY);
        assertThat(again.statusCode() + " " + json(again).path("code").asString())
                .isEqualTo("409 offer-already-split");
        var other = post(token("borealis-ops"), "/ops/offers/" + id + "/rejoin", WHY);
        assertThat(other.statusCode() + " " + json(other).path("code").asString())
                .isEqualTo("404 offer-unknown");
    }

    @Test
    void the_command_line_says_where_the_offer_belongs_now() throws Exception {
        String id = offer("SPLIT-3");
        assertThat(hub("split", "--sku", "SPLIT-3", "--source", "galleria-lume"))
                .isEqualTo("0: offer " + id
                        + " (Galleria Lume, SPLIT-3) is variant none yet of product none yet, alone\n");
        assertThat(hub("rejoin", id))
                .isEqualTo("0: offer " + id + " (Galleria Lume, SPLIT-3) is variant none yet of product none yet\n");
        assertThat(hub("split", "--sku", "NOBODY-KNOWS")).startsWith("1: ");
    }

    /** Status and standard output of a command. */
    private String hub(String word, String... which) {
        PrintStream terminal = System.out;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        String[] access = {
            "--why",
            "another coat",
            "--url",
            "http://localhost:" + port,
            "--client-id",
            "aurora-ops",
            "--client-secret",
            secretOf("aurora-ops")
        };
        String[] arguments = new String[1 + which.length + access.length];
        arguments[0] = word;
        System.arraycopy(which, 0, arguments, 1, which.length);
        System.arraycopy(access, 0, arguments, 1 + which.length, access.length);
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            return HubCommand.run(arguments) + ": " + shown.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(terminal);
        }
    }

    /** A SKU that so far only its supplier's stock feed has named. */
    private String offer(String sku) {
        return inShop(() -> jdbc.sql(OFFER).param("sku", sku).query(Long.class).single())
                .toString();
    }
}
