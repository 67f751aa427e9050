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

/** {@code hub why}. */
@Command(
        name = "why",
        description = "Says where the values of a SKU come from: by which record and expression, what they replaced and"
                + " what lost to them. Example: why GL1000421 price")
public final class WhyCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @Parameters(index = "0", paramLabel = "SKU", description = "the supplier's own number")
    private String sku = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FIELD",
            description = "all there is to know of one: title, price, price.rrp, stock, ...")
    private @Nullable String field;

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "operator (default: ops)")
    private String who = "ops";

    @Option(names = "--source", paramLabel = "SOURCE", description = "only offers of this source's supplier")
    private @Nullable String source;

    @Option(names = "--json", description = "the answer as the hub gives it, with the records as they arrived")
    private boolean json;

    @Override
    public Integer call() {
        String query = "/ops/why?sku=" + encoded(sku) + and("field", field) + and("source", source);
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
            System.out.print(WhyText.of(HubHttp.json(response.body()), field != null));
        }
        return 0;
    }

    private static String and(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
