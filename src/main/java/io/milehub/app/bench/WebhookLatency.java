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
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * How long a pushed stock change takes from its 202 until a member sees it: the number on the product's page, and
 * whether the list says that the product is there.
 */
final class WebhookLatency {

    private static final int WARM_UP = 50;
    private static final int QUANTITY_FIRST = 20;

    /** Of so many items one product is sold out and back, so that the guard of stock has nothing to say. */
    private static final int ITEMS_A_SELL_OUT = 50;

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
        figures.fact("webhooks", changes);
        onPages(changes, random, shopper, figures);
        onLists(Math.min(changes / 2, room.count() / ITEMS_A_SELL_OUT), random, shopper, figures);
        new Books(hub).requireStock(room);
    }

    private void onPages(int changes, Random random, Shopper shopper, Figures figures)
            throws IOException, InterruptedException {
        long[] nanos = new long[changes];
        for (int i = -WARM_UP; i < changes; i++) {
            int index = random.nextInt(room.count());
            int quantity = QUANTITY_FIRST + (i & 0xff);
            Place place = place(index);
            long took = visibleAfter(
                    new int[] {index},
                    quantity,
                    "msg-" + (WARM_UP + i),
                    () -> available(shopper.product(place.product()), place.variant()) == quantity);
            if (i >= 0) {
                nanos[i] = took;
            }
        }
        tell("webhookMillis", nanos, figures);
    }

    /** All sizes of a product are sold out, then back. */
    private void onLists(int products, Random random, Shopper shopper, Figures figures)
            throws IOException, InterruptedException {
        long[] nanos = new long[2 * products];
        for (int i = 0; i < nanos.length; i += 2) {
            int first = Wardrobe.style(random.nextInt(room.count())) * Wardrobe.SIZES;
            int[] sizes = IntStream.range(first, Math.min(first + Wardrobe.SIZES, room.count()))
                    .toArray();
            long product = Long.parseLong(place(first).product());
            nanos[i] = visibleAfter(sizes, 0, "list-" + i, () -> !isInStock(shopper, product));
            nanos[i + 1] = visibleAfter(sizes, QUANTITY_FIRST, "list-" + (i + 1), () -> isInStock(shopper, product));
        }
        figures.fact("listWebhooks", nanos.length);
        tell("listMillis", nanos, figures);
    }

    private static void tell(String name, long[] nanos, Figures figures) {
        if (nanos.length > 0) {
            Arrays.sort(nanos);
            figures.fact(name + "P50", millis(nanos, 0.5));
            figures.fact(name + "P99", millis(nanos, 0.99));
            figures.fact(name + "Max", millis(nanos, 1));
        }
    }

    private Place place(int index) {
        return hub.ask(jdbc -> jdbc.sql(PLACE)
                .param("sku", Wardrobe.sku(index))
                .query(Place.class)
                .single());
    }

    /** As the page of the list that begins with the product says. */
    private static boolean isInStock(Shopper shopper, long product) {
        JsonNode shown = shopper.page(Long.toString(product - 1)).path("items").path(0);
        if (!shown.path("id").asString().equals(Long.toString(product))) {
            throw new CommandRefused("the list behind product " + (product - 1) + " begins with " + shown);
        }
        return shown.path("inStock").asBoolean();
    }

    private long visibleAfter(int[] indexes, int quantity, String id, BooleanSupplier visible)
            throws IOException, InterruptedException {
        for (int index : indexes) {
            room.set(index, quantity);
        }
        push(indexes, quantity, id);
        long accepted = System.nanoTime();
        while (!visible.getAsBoolean()) {
            if (System.nanoTime() - accepted > VISIBLE_NANOS_MAX) {
                throw new CommandRefused("a pushed change was not visible after 10 s; see hub.log");
            }
        }
        return System.nanoTime() - accepted;
    }

    private void push(int[] indexes, int quantity, String id) throws IOException, InterruptedException {
        byte[] body = Arrays.stream(indexes)
                .mapToObj(index -> "{\"sku\":\"%s\",\"quantity\":%d,\"asOf\":\"%s\"}"
                        .formatted(Wardrobe.sku(index), quantity, clock.instant()))
                .collect(Collectors.joining(",", "{\"levels\":[", "]}"))
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
