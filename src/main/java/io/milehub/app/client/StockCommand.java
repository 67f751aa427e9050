package io.milehub.app.client;

import io.milehub.app.command.HubCommand;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code hub stock}. */
@Command(
        name = "stock",
        description = "Tells the stock of a SKU and how it came to be: counts, holds, sales, what the supplier said."
                + " Example: stock GL1000421")
public final class StockCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @Parameters(index = "0", paramLabel = "SKU", description = "the supplier's own number")
    private String sku = "";

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "operator (default: ops)")
    private String who = "ops";

    @Option(names = "--source", paramLabel = "SOURCE", description = "only offers of this source's supplier")
    private @Nullable String source;

    @Option(names = "--json", description = "the answer as the hub gives it")
    private boolean json;

    @Override
    public Integer call() {
        String query = "/ops/stock?sku=" + encoded(sku) + (source == null ? "" : "&source=" + encoded(source));
        var response = HubHttp.send(HttpRequest.newBuilder(GetCommand.target(hub.base(), query))
                .header("Authorization", "Bearer " + hub.token(who))
                .build());
        if (HubHttp.status(response) != 0) {
            System.err.println(
                    "hub: " + HubHttp.json(response.body()).path("detail").asString(response.body()));
            return HubCommand.FAILED;
        }
        if (json) {
            System.out.println(HubHttp.pretty(response.body()));
        } else {
            HubHttp.json(response.body()).forEach(StockCommand::tell);
        }
        return 0;
    }

    private static void tell(JsonNode story) {
        JsonNode level = story.path("level");
        System.out.printf(
                "%s of %s, location %s, offer %s%n",
                text(level, "sku"), text(level, "supplier"), text(level, "location"), text(level, "offerId"));
        System.out.printf(
                "  counted %s by %s as of %s (delivery %s)%n",
                text(level, "onHand"), text(level, "source"), text(level, "asOf"), text(level, "deliveryId"));
        System.out.printf(
                "  held %s, committed %s, disputed %s, buffer %s, shortfall %s: %s can be promised%n",
                text(level, "held"),
                text(level, "committed"),
                text(level, "disputed"),
                text(level, "buffer"),
                text(level, "shortfall"),
                text(level, "free"));
        for (JsonNode step : story.path("steps")) {
            String seen = step.path("seenAt").isNull() ? "" : ", seen " + text(step, "seenAt");
            System.out.printf(
                    "  %-27s  %-12s %+5d  %-8s %s%s%n",
                    text(step, "at"),
                    text(step, "what"),
                    step.path("pieces").asInt(),
                    text(step, "why"),
                    text(step, "reference"),
                    seen);
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? "-" : value.asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
