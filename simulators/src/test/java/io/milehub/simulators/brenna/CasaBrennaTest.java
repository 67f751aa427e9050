package io.milehub.simulators.brenna;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.judge.Counted;
import io.milehub.simulators.judge.Seen;
import io.milehub.simulators.judge.Verdict;
import io.milehub.simulators.judge.Wire;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read by the rules of Shopify's documentation: the next page is where the header Link says that it is. */
class CasaBrennaTest {

    private static final String ROOT = "/admin/api/2025-01/";
    private static final String PRODUCTS = ROOT + "products.json?limit=100";
    private static final String LEVELS = ROOT + "inventory_levels.json?limit=250&location_ids=487838322,905684977";
    private static final String[] TOKEN = {"X-Shopify-Access-Token", "t"};
    private static final Pattern NEXT = Pattern.compile("<https://[^/>]+(/[^>]+)>; rel=\"next\"");

    @TempDir
    Path manifests;

    private CasaBrenna shop(double scale, int drops) throws Exception {
        return new CasaBrenna(Wire.settings(manifests, 5, scale), new CasaBrenna.Access("t", drops, 2), null);
    }

    @Test
    void what_a_reader_counts_is_what_the_manifest_says_as_styles_change_vanish_and_return() throws Exception {
        try (var shop = shop(0.5, 10_000)) {
            Wire wire = new Wire(shop.port());
            for (String control : List.of("next", "withdraw?styles=4", "restore", "next")) {
                Verdict verdict = new Verdict(seen(pull(wire, PRODUCTS, "products")));
                JsonNode said = Wire.feeds(manifests, "casa-brenna");
                verdict.agreesWith(said.path("catalogue"));
                Counted.agrees(levels(wire), verdict.skus(), said.path("stock"));
                wire.post("/control/" + control, "");
            }
        }
    }

    @Test
    void withdrawn_styles_are_gone_until_they_are_restored() throws Exception {
        try (var shop = shop(0.1, 10_000)) {
            Wire wire = new Wire(shop.port());
            List<JsonNode> before = pull(wire, PRODUCTS, "products");
            wire.post("/control/withdraw?styles=4", "");
            assertThat(pull(wire, PRODUCTS, "products")).isEqualTo(before.subList(4, before.size()));
            wire.post("/control/restore", "");
            assertThat(pull(wire, PRODUCTS, "products")).isEqualTo(before);
        }
    }

    @Test
    void a_later_page_may_be_asked_for_nothing_but_its_limit_and_cannot_be_made_up() throws Exception {
        try (var shop = shop(0.5, 100)) {
            Wire wire = new Wire(shop.port());
            String next = next(wire.get(LEVELS.replace("limit=250", "limit=5"), TOKEN));
            assertThat(wire.get(next, TOKEN).statusCode()).isEqualTo(200);
            assertThat(wire.get(next + "&location_ids=487838322", TOKEN).statusCode())
                    .isEqualTo(400);
            assertThat(wire.get(ROOT + "products.json?page_info=abc", TOKEN).statusCode())
                    .isEqualTo(400);
            assertThat(wire.get(ROOT + "products.json?limit=251", TOKEN).statusCode())
                    .isEqualTo(400);
            assertThat(wire.get(ROOT + "products.json", "X-Shopify-Access-Token", "other")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_call_beyond_the_bucket_is_told_when_to_come_again() throws Exception {
        try (var shop = shop(0.1, 2)) {
            Wire wire = new Wire(shop.port());
            wire.get(PRODUCTS, TOKEN);
            assertThat(wire.get(PRODUCTS, TOKEN).headers().firstValue("X-Shopify-Shop-Api-Call-Limit"))
                    .hasValue("2/2");
            HttpResponse<String> third = wire.get(PRODUCTS, TOKEN);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).hasValue("1.0");
        }
    }

    private static String next(HttpResponse<String> page) {
        Matcher next = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
        return next.find() ? next.group(1) : "";
    }

    private static List<JsonNode> pull(Wire wire, String first, String list) throws Exception {
        List<JsonNode> records = new ArrayList<>();
        for (String path = first; !path.isEmpty(); ) {
            HttpResponse<String> page = wire.get(path, TOKEN);
            assertThat(page.statusCode()).isEqualTo(200);
            Wire.json(page).path(list).forEach(records::add);
            path = next(page);
        }
        return records;
    }

    private static List<Counted> levels(Wire wire) throws Exception {
        return pull(wire, LEVELS, "inventory_levels").stream()
                .map(level -> new Counted(
                        level.path("inventory_item_id").asText(),
                        Math.max(0, level.path("available").asInt())))
                .toList();
    }

    private static List<Seen> seen(List<JsonNode> products) {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode product : products) {
            for (JsonNode variant : product.path("variants")) {
                String before = variant.path("compare_at_price").asText("");
                seen.add(new Seen(
                        text(variant.path("inventory_item_id")),
                        text(variant.path("barcode")),
                        product.path("id").asText(),
                        size(product, variant),
                        before.isEmpty() || before.equals("null") ? text(variant.path("price")) : before,
                        !product.path("status").asText().equals("active")));
            }
        }
        return seen;
    }

    /** The value of the option that is called so; what has none comes in one size. */
    private static String size(JsonNode product, JsonNode variant) {
        for (JsonNode option : product.path("options")) {
            if (option.path("name").asText().matches("Size|Taglia")) {
                return text(variant.path("option" + option.path("position").asInt()));
            }
        }
        return "one size";
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }
}
