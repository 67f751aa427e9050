package io.milehub.app.client;

import io.milehub.app.command.HubCommand;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code hub buy}: the three calls of a purchase and a look at the order, one after another. */
@Command(name = "buy", description = "Buys one piece: hold, checkout, payment, order; prints each step.")
public final class BuyCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @Parameters(paramLabel = "VARIANT", description = "variant id, as a product's page shows it")
    private String variant = "";

    @Option(names = "--quantity", paramLabel = "N", defaultValue = "1", description = "pieces (default: 1)")
    private int quantity = 1;

    @Option(names = "--as", paramLabel = "WHO", required = true, description = "member")
    private String who = "";

    @Option(
            names = "--card",
            paramLabel = "TOKEN",
            defaultValue = "tok_ok",
            description = "card token of the payment sandbox (default: tok_ok)")
    private String card = "tok_ok";

    @Override
    public Integer call() {
        String token = hub.token(who);
        String lines = "{\"lines\":[" + "{\"variantId\":" + quoted(variant) + ",\"quantity\":" + quantity + "}]}";
        JsonNode hold = step("hold", token, "/api/holds", lines);
        JsonNode checkout = hold == null ? null : step("checkout", token, "/api/checkouts", id(hold));
        JsonNode order = checkout == null
                ? null
                : step(
                        "payment",
                        token,
                        "/api/checkouts/" + checkout.path("id").asString() + "/payment",
                        "{\"method\":\"card\",\"token\":" + quoted(card) + "}");
        return order == null ? HubCommand.FAILED : 0;
    }

    private static String id(JsonNode hold) {
        return HubHttp.object("holdId", hold.path("id").asString());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private @Nullable JsonNode step(String name, String token, String path, String body) {
        HttpResponse<String> response = PostCommand.post(hub, token, path, body, PostCommand.newKey());
        System.out.println(name + ": POST " + path + " " + body);
        HubHttp.print(response);
        return HubHttp.status(response) == 0 ? HubHttp.json(response.body()) : null;
    }
}
