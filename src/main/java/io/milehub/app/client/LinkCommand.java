package io.milehub.app.client;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.command.HubCommand;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What {@code hub split} and {@code hub rejoin} share: an operator's word on which variant an offer is. */
public abstract class LinkCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--source", paramLabel = "SOURCE", description = "with --sku: only of this source's supplier")
    private @Nullable String source;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "the reason, for the audit trail")
    private String why = "";

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "operator (default: ops)")
    private String who = "ops";

    private final String word;

    LinkCommand(String word) {
        this.word = word;
    }

    /** One offer, by its number or by what its supplier calls it. */
    static final class Which {
        @Parameters(index = "0", paramLabel = "OFFER", description = "the offer's number")
        private @Nullable Long offer;

        @Option(names = "--sku", paramLabel = "SKU", description = "the supplier's own number instead")
        private @Nullable String sku;
    }

    @Override
    public Integer call() {
        String token = hub.token(who);
        String offer = which.sku == null ? String.valueOf(which.offer) : find(token, which.sku);
        String body = JsonNodeFactory.instance.objectNode().put("why", why).toString();
        var answer = PostCommand.post(hub, token, "/ops/offers/" + offer + "/" + word, body, PostCommand.newKey());
        if (HubHttp.status(answer) != 0) {
            HubHttp.print(answer);
            return HubCommand.FAILED;
        }
        JsonNode now = HubHttp.json(answer.body());
        System.out.printf(
                "offer %s (%s, %s) is variant %s of product %s%s%n",
                now.path("id").asString(),
                now.path("supplier").asString(),
                now.path("sku").asString(),
                now.path("variantId").asString("none yet"),
                now.path("productId").asString("none yet"),
                now.path("split").isObject() ? ", alone" : "");
        return 0;
    }

    private String find(String token, String sku) {
        String query = "/ops/offers?sku=" + encoded(sku) + (source == null ? "" : "&source=" + encoded(source));
        var answer = GetCommand.get(hub, token, query);
        if (HubHttp.status(answer) != 0) {
            throw new CommandRefused("the hub does not say which offer that is: " + answer.body());
        }
        JsonNode found = HubHttp.json(answer.body());
        if (found.size() != 1) {
            String offers = found.valueStream()
                    .map(offer -> offer.path("id").asString() + " of "
                            + offer.path("supplier").asString())
                    .collect(Collectors.joining(", "));
            throw new CommandRefused(
                    offers.isEmpty()
                            ? "no offer has the SKU '" + sku + "'; SKUs are written as the supplier writes them"
                            : "several offers have the SKU '" + sku + "' (" + offers
                                    + "); name one by its number, or by" + " --source");
        }
        return found.get(0).path("id").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** {@code hub split}. */
    @Command(name = "split", description = "Says that an offer is not the variant that its keys give; it stands alone.")
    public static final class Split extends LinkCommand {
        public Split() {
            super("split");
        }
    }

    /** {@code hub rejoin}. */
    @Command(name = "rejoin", description = "Takes a split back: the offer is again what its keys say.")
    public static final class Rejoin extends LinkCommand {
        public Rejoin() {
            super("rejoin");
        }
    }
}
