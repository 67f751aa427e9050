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
            var text = new StockText(System.out);
            HubHttp.json(response.body()).forEach(text::tell);
        }
        return 0;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
