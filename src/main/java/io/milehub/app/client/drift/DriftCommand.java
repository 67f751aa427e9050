package io.milehub.app.client.drift;

import io.milehub.app.client.GetCommand;
import io.milehub.app.client.HubAccess;
import io.milehub.app.client.HubHttp;
import io.milehub.app.command.CommandRefused;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub drift}. */
@Command(
        name = "drift",
        description = "Shows where a feed and its mapping no longer fit, as its last run saw it: fields that are new,"
                + " gone, of another type or read by nothing, keys that lookups miss, values that were dropped.")
public final class DriftCommand implements Callable<Integer> {
    private static final Pattern FEED = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");

    @Mixin
    private HubAccess hub = new HubAccess();

    @Parameters(index = "0", paramLabel = "SOURCE/FEED", description = "for example maison-aurelle/catalogue")
    private String feed = "";

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "operator (default: ops)")
    private String who = "ops";

    @Option(names = "--json", description = "the answer as the hub gives it")
    private boolean json;

    @Override
    public Integer call() {
        if (!FEED.matcher(feed).matches()) {
            throw new CommandRefused("'" + feed + "' is no feed; write SOURCE/FEED, for example galleria-lume/stock");
        }
        var response = GetCommand.get(hub, hub.token(who), "/ops/sources/" + feed + "/drift");
        if (HubHttp.status(response) != 0) {
            throw new CommandRefused(
                    HubHttp.json(response.body()).path("detail").asString(response.body()));
        }
        if (json) {
            System.out.println(HubHttp.pretty(response.body()));
        } else {
            new DriftText(System.out).tell(HubHttp.json(response.body()));
        }
        return 0;
    }
}
