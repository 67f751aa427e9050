package io.milehub.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.HubApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** Start-up ends in one sentence that names the key and the remedy; no database is started before that. */
class ConfigurationRefusedTest {

    @TempDir
    private Path data;

    private String startWith(String... settings) {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            List<String> arguments = new ArrayList<>(List.of(
                    "--milehub.home=" + System.getProperty("milehub.root"),
                    "--milehub.data=" + data,
                    "--server.port=0",
                    shop("id=1"),
                    shop("name=aurora"),
                    shop("tiers=gold"),
                    shop("markets[0].market=it"),
                    shop("markets[0].countries=IT"),
                    shop("markets[0].currency=EUR")));
            arguments.addAll(List.of(settings));
            new SpringApplication(HubApplication.class)
                    .run(arguments.toArray(String[]::new))
                    .close();
            return "it started";
        } catch (RuntimeException e) {
            return printed.toString(StandardCharsets.UTF_8);
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void a_misspelt_key_is_named() {
        assertThat(startWith("--milehub.webhooks.bodymaximum=1MB"))
                .startsWith("hub: ")
                .contains("milehub.webhooks.bodymaximum", "docs/configuration.md")
                .doesNotContain("\tat ");
    }

    @Test
    void a_value_out_of_range_is_named_with_its_range() {
        assertThat(startWith("--milehub.database.pool-size=1"))
                .contains("milehub.database.pool-size", "must be greater than or equal to 2");
    }

    @Test
    void holds_that_may_not_become_as_old_as_they_last_are_refused() {
        assertThat(startWith("--milehub.holds.hold-for=2h"))
                .contains("milehub.holds.age-max must be at least milehub.holds.hold-for");
    }

    @Test
    void a_value_of_the_wrong_form_is_named() {
        assertThat(startWith("--milehub.tokens.lifetime=soon")).contains("milehub.tokens.lifetime", "soon");
    }

    @Test
    void a_limit_of_something_that_has_none_is_named_with_what_has_one() {
        assertThat(startWith(source("limits.all.vanished.percent=5"), source("limits.all.vanished.least=5")))
                .contains(
                        "limits.all[vanished]", "is not what has a limit: write one of added|changed|refused|removed");
    }

    @Test
    void a_limit_of_a_brand_that_cannot_be_counted_by_brand_is_named() {
        assertThat(startWith(
                        source("limits.brands[Maison Aurelle].refused.percent=5"),
                        source("limits.brands[Maison Aurelle].refused.least=5")))
                .contains("limits.brands[", "has no limit for a brand: write one of removed|zeroed");
    }

    @Test
    void half_a_limit_is_none() {
        assertThat(startWith(source("limits.feeds.stock.zeroed.percent=5")))
                .contains("limits.feeds[stock][zeroed].least", "must not be null");
    }

    @Test
    void a_limit_of_a_feed_that_is_not_there_is_named_with_those_that_are() {
        assertThat(startWith(
                        shop("sources.maison-aurelle.supplier=Maison Aurelle"),
                        source("limits.feeds.stok.zeroed.percent=5"),
                        source("limits.feeds.stok.zeroed.least=5")))
                .isEqualTo("hub: the configuration's milehub.tenants[0].sources.maison-aurelle.limits.feeds.stok limits"
                        + " the feed 'stok' of source 'maison-aurelle', for which there is no mapping;"
                        + " there are catalogue, stock; correct the name or take the limit away\n");
    }

    @Test
    void a_limit_of_a_source_that_is_not_there_is_named_with_those_that_are() {
        assertThat(startWith(
                        shop("sources.maison-aurele.supplier=Maison Aurelle"),
                        shop("sources.maison-aurele.limits.window=12h")))
                .contains(
                        "milehub.tenants[0].sources.maison-aurele.limits limits the source 'maison-aurele'",
                        "there are atelier-nord, casa-brenna, casa-serrano, galleria-lume, harlow-vane, ");
    }

    @Test
    void a_source_that_signs_in_two_ways_is_refused() {
        assertThat(startWith(
                        source("supplier=Maison Aurelle"),
                        source("webhook-secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        source("webhook-hmac.header=X-Shopify-Hmac-Sha256"),
                        source("webhook-hmac.id-header=X-Shopify-Webhook-Id"),
                        source("webhook-hmac.secret=shpss_0123456789abcdef")))
                .contains("both webhook-secret and webhook-hmac; keep the one that it signs by");
    }

    /** Its id is not signed, so only what the body says can tell that a message is an old one. */
    @Test
    void webhooks_that_could_be_sent_again_as_new_are_refused() throws IOException {
        Path mappings = Files.createDirectories(data.resolve("mappings/house"));
        Files.writeString(mappings.resolve("changes.yaml"), """
                record: stock
                mode: delta
                format: json
                each: .
                fields: { sku: .sku, quantity: .count }
                """);
        assertThat(startWith(
                        "--milehub.mappings=" + mappings.getParent(),
                        shop("sources.house.supplier=House"),
                        shop("sources.house.webhook-hmac.header=X-Shopify-Hmac-Sha256"),
                        shop("sources.house.webhook-hmac.id-header=X-Shopify-Webhook-Id"),
                        shop("sources.house.webhook-hmac.secret=shpss_0123456789abcdef")))
                .contains("changes.yaml maps neither as_of nor version", "map one of them from the body");
    }

    @Test
    void a_key_for_signatures_that_is_too_short_is_named() {
        assertThat(startWith(
                        source("supplier=Maison Aurelle"),
                        source("webhook-hmac.header=X-Shopify-Hmac-Sha256"),
                        source("webhook-hmac.id-header=X-Shopify-Webhook-Id"),
                        source("webhook-hmac.secret=short")))
                .contains("webhook-hmac.secret", "must match");
    }

    private static String shop(String setting) {
        return "--milehub.tenants[0]." + setting;
    }

    private static String source(String setting) {
        return "--milehub.tenants[0].sources.maison-aurelle." + setting;
    }
}
