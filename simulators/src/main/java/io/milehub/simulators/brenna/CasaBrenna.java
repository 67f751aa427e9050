package io.milehub.simulators.brenna;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.simulators.assortment.Dice;
import io.milehub.simulators.assortment.House;
import io.milehub.simulators.http.Call;
import io.milehub.simulators.http.CallRefused;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Json;
import io.milehub.simulators.http.Reply;
import io.milehub.simulators.http.Simulator;
import io.milehub.simulators.supplier.Breakage;
import io.milehub.simulators.supplier.CatalogueFigures;
import io.milehub.simulators.supplier.Manifest;
import io.milehub.simulators.supplier.Publication;
import io.milehub.simulators.supplier.Publications;
import io.milehub.simulators.supplier.StockFigures;
import io.milehub.simulators.supplier.SupplierSettings;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shop's server. */
public final class CasaBrenna implements Simulator {

    private static final String ROOT = "/admin/api/2025-01/";
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 250;
    private static final int QUANTITY_LOW = -1_000;
    private static final int QUANTITY_HIGH = 1_000;

    /** A later page carries its filters in page_info, and may be asked for nothing else. */
    private static final Set<String> WITH_PAGE_INFO = Set.of("page_info", "limit", "fields");

    private final Access access;
    private final Publications publications;
    private final LeakyBucket bucket;
    private final Breakage breakage = new Breakage();
    private final @Nullable Notices notices;
    private final Dice ids;
    private final HttpDoor door;

    /**
     * Who may ask, and how often.
     *
     * @param drops calls that the bucket holds
     */
    public record Access(String token, int drops, double leakPerSecond) {}

    /** Where webhooks go, and what signs them. */
    public record Webhook(URI address, String secret) {}

    /**
     * Publishes, writes the manifest and opens the door.
     *
     * @throws IOException when the port is taken
     */
    public CasaBrenna(SupplierSettings settings, Access access, @Nullable Webhook webhook) throws IOException {
        this.access = access;
        this.bucket = new LeakyBucket(settings.clock(), access.drops(), access.leakPerSecond());
        this.notices = webhook == null ? null : new Notices(webhook.address(), webhook.secret());
        this.ids = Dice.of(settings.seed()).split("notices", settings.start().toEpochMilli());
        this.publications = new Publications(settings, House.casaBrenna(settings.seed()), CasaBrenna::figures);
        HttpDoor opening = new HttpDoor(settings.bind(), settings.port())
                .on("GET", ROOT + "products.json", call -> page(call, "products"))
                .on("GET", ROOT + "inventory_levels.json", call -> page(call, "inventory_levels"))
                .on("POST", "/control/stock", this::stockChanged);
        this.door = breakage.orderedBy(publications.controlledBy(opening)).open();
    }

    private static Manifest.Feeds figures(Publication publication) {
        return new Manifest.Feeds(
                CatalogueFigures.of(publication.assortment().entries()),
                StockFigures.of(Level.of(publication).stream().map(Level::told).toList()),
                null);
    }

    private Reply page(Call call, String feed) {
        if (!call.header("X-Shopify-Access-Token").equals(Optional.of(access.token()))) {
            throw new CallRefused(401, "unauthorised", "Send X-Shopify-Access-Token with the token of --access-token.");
        }
        if (!bucket.takes()) {
            return Reply.json(
                    429,
                    Map.of("errors", "Exceeded the call rate limit of this shop."),
                    Map.of("Retry-After", "1.0", "X-Shopify-Shop-Api-Call-Limit", bucket.filled()));
        }
        int limit = call.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        PageInfo info = info(call, feed);
        List<ObjectNode> all = records(feed, info);
        int end = Math.min(info.after() + limit, all.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(feed).addAll(all.subList(Math.min(info.after(), end), end));
        String text = Json.text(body);
        // Each page has an ETag of its own, which says nothing of the others.
        String etag = "\"%08x\"".formatted(text.hashCode());
        if (call.has(etag)) {
            return Reply.unchanged(etag);
        }
        Map<String, String> headers = headers(call, info, limit, end < all.size());
        headers.put("ETag", etag);
        return breakage.of(headers, text);
    }

    private static PageInfo info(Call call, String feed) {
        Optional<String> given = call.parameter("page_info");
        if (given.isPresent()) {
            if (!WITH_PAGE_INFO.containsAll(call.query().keySet())) {
                throw new CallRefused(400, "page_info", "With page_info only limit and fields may be asked for.");
            }
            return PageInfo.read(feed, given.get());
        }
        String locations = call.parameter("location_ids").orElse("");
        if (feed.equals("inventory_levels") && locations.isEmpty()) {
            throw new CallRefused(422, "location_ids", "Ask for location_ids.");
        }
        return new PageInfo(feed, locations, 0);
    }

    private List<ObjectNode> records(String feed, PageInfo info) {
        Publication publication = publications.current();
        if (feed.equals("products")) {
            return publication.assortment().styles().stream()
                    .map(Products::product)
                    .toList();
        }
        Set<String> locations = Set.of(info.filters().split(",", -1));
        return Level.of(publication).stream()
                .filter(level -> locations.contains(Long.toString(level.location())))
                .map(level -> level.json(publication.publishedAt()))
                .toList();
    }

    private Map<String, String> headers(Call call, PageInfo info, int limit, boolean more) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("X-Shopify-Shop-Api-Call-Limit", bucket.filled());
        String here = "<https://casa-brenna.myshopify.example" + call.path() + "?limit=" + limit + "&page_info=";
        String previous = new PageInfo(info.feed(), info.filters(), Math.max(0, info.after() - limit)).text();
        String next = new PageInfo(info.feed(), info.filters(), info.after() + limit).text();
        if (info.after() > 0 || more) {
            headers.put(
                    "Link",
                    (info.after() > 0 ? here + previous + ">; rel=\"previous\"" + (more ? ", " : "") : "")
                            + (more ? here + next + ">; rel=\"next\"" : ""));
        }
        return headers;
    }

    /** The piece has this many, all at one place; the shop says so of each place. */
    private synchronized Reply stockChanged(Call call) {
        Notices sender = notices;
        if (sender == null) {
            throw new CallRefused(409, "no-webhook", "Nobody would receive it; start with --webhook and --secret.");
        }
        String sku = call.parameter("sku").orElse("");
        if (publications.current().stock().stream().noneMatch(row -> row.sku().equals(sku))) {
            throw new CallRefused(404, "unknown-sku", "There is no level of '" + sku + "'.");
        }
        Publication publication = publications.count(sku, call.number("quantity", 0, QUANTITY_LOW, QUANTITY_HIGH));
        int worst = 200;
        for (Level level : Level.of(publication)) {
            if (level.row().sku().equals(sku)) {
                String id = new UUID(ids.next(), ids.next()).toString();
                String body = Json.text(level.json(publication.publishedAt()));
                // At least once: the repetition has the same id and body.
                worst = Math.max(worst, sender.send("inventory_levels/update", id, body));
                worst = Math.max(worst, sender.send("inventory_levels/update", id, body));
            }
        }
        return Reply.json(worst < 300 ? 200 : 502, Map.of("sku", sku, "status", worst));
    }

    @Override
    public String name() {
        return House.BRENNA;
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public void close() {
        door.close();
        if (notices != null) {
            notices.close();
        }
    }
}
