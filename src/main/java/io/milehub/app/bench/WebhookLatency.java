package io.milehub.app.bench;

import io.milehub.api.webhook.WebhookSecret;
import io.milehub.app.bench.house.StockRoom;
import io.milehub.app.bench.house.Wardrobe;
import io.milehub.app.bench.shoppers.Shopper;
import io.milehub.app.command.CommandRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** How long a pushed stock change takes from its 202 until a member's read of the product shows it. */
final class WebhookLatency {

    private static final int WARM_UP = 50;
    private static final int QUANTITY_FIRST = 20;
    private static final long VISIBLE_NANOS_MAX = 10_000_000_000L;

    private static final String PLACE = """
            select v.product_id::text as product, v.variant_id::text as variant
              from catalogue.offer o
              join catalogue.variant v on v.tenant_id = o.tenant_id and v.variant_id = o.variant_id
             where o.tenant_id = tenancy.current_tenant() and o.supplier_sku = :sku
            """;

    private record Place(String product, String variant) {}

    private final BenchHub hub;
    private final StockRoom room;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebhookSecret secret;
    private final Clock clock;

    WebhookLatency(BenchHub hub, StockRoom room) {
        this.hub = hub;
        this.room = room;
        this.secret = WebhookSecret.parse(hub.secret("webhook-secret"));
        this.clock = hub.get(Clock.class);
    }

    /** Sends changes of random levels one after the other; the first ones only warm up. */
    void measure(int changes, Random random, Figures figures) throws IOException, InterruptedException {
        var shopper = new Shopper(hub.url(), "bench-anna", hub.secret("member-secret"));
        long[] nanos = new long[changes];
        for (int i = -WARM_UP; i < changes; i++) {
            int index = random.nextInt(room.count());
            int quantity = QUANTITY_FIRST + (i & 0xff);
            Place place = hub.ask(jdbc -> jdbc.sql(PLACE)
                    .param("sku", Wardrobe.sku(index))
                    .query(Place.class)
                    .single());
            room.set(index, quantity);
            long took = visibleAfter(place, index, quantity, "msg-" + (WARM_UP + i), shopper);
            if (i >= 0) {
                nanos[i] = took;
            }
        }
        Arrays.sort(nanos);
        figures.fact("webhooks", changes);
        figures.fact("webhookMillisP50", millis(nanos, 0.5));
        figures.fact("webhookMillisP99", millis(nanos, 0.99));
        figures.fact("webhookMillisMax", millis(nanos, 1));
        new Books(hub).requireStock(room);
    }

    private long visibleAfter(Place place, int index, int quantity, String id, Shopper shopper)
            throws IOException, InterruptedException {
        push(index, quantity, id);
        long accepted = System.nanoTime();
        while (available(shopper.product(place.product()), place.variant()) != quantity) {
            if (System.nanoTime() - accepted > VISIBLE_NANOS_MAX) {
                throw new CommandRefused("a pushed change was not visible after 10 s; see hub.log");
            }
        }
        return System.nanoTime() - accepted;
    }

    private void push(int index, int quantity, String id) throws IOException, InterruptedException {
        byte[] body = "{\"levels\":[{\"sku\":\"%s\",\"quantity\":%d,\"asOf\":\"%s\"}]}"
                .formatted(Wardrobe.sku(index), quantity, clock.instant())
                .getBytes(StandardCharsets.UTF_8);
        String seconds = Long.toString(clock.instant().getEpochSecond());
        send(
                HttpRequest.newBuilder(URI.create(hub.url() + "/webhooks/bench/" + BenchHub.SOURCE + "/stock-changes"))
                        .header("webhook-id", id)
                        .header("webhook-timestamp", seconds)
                        .header("webhook-signature", secret.sign(id, seconds, body))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                202);
    }

    private static int available(JsonNode product, String variant) {
        for (JsonNode shown : product.path("variants")) {
            if (shown.path("id").asString().equals(variant)) {
                return shown.path("available").asInt();
            }
        }
        return -1;
    }

    private String send(HttpRequest request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new CommandRefused(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static double millis(long[] sorted, double share) {
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return Figures.rounded(sorted[Math.max(0, place)] / 1e6);
    }
}
