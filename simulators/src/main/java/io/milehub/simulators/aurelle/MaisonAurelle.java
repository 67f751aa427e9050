package io.milehub.simulators.aurelle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.assortment.House;
import io.milehub.simulators.assortment.Style;
import io.milehub.simulators.http.Call;
import io.milehub.simulators.http.CallRefused;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Reply;
import io.milehub.simulators.http.Simulator;
import io.milehub.simulators.supplier.PublicationClock;
import io.milehub.simulators.supplier.StockBook;
import io.milehub.simulators.supplier.StockRow;
import io.milehub.simulators.supplier.SupplierSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The brand's server. */
public final class MaisonAurelle implements Simulator {

    private final SupplierSettings settings;
    private final String apiKey;
    private final PublicationClock clock;
    private final StockBook book;
    private final Hiccups hiccups;
    private final HttpDoor door;
    private Publication current;
    private Publication previous;

    /**
     * Publishes, writes the manifest and opens the door.
     *
     * @throws IOException when the port is taken
     */
    public MaisonAurelle(SupplierSettings settings, String apiKey, boolean withHiccups) throws IOException {
        this.settings = settings;
        this.apiKey = apiKey;
        this.clock = new PublicationClock(settings.clock(), settings.start());
        this.book = new StockBook(House.maisonAurelle(settings.seed()), settings.seed());
        this.hiccups = new Hiccups(settings.seed(), withHiccups);
        Assortment first = Assortment.maisonAurelle(settings.seed(), settings.scale());
        this.current = Publication.of(first.after(settings.changes()), book, clock.current());
        this.previous = current;
        current.manifest(settings.scale()).write(settings.manifests());
        this.door = new HttpDoor(settings.bind(), settings.port())
                .on("GET", "/v1/catalogue", call -> page(call, CATALOGUE))
                .on("GET", "/v1/stock", call -> page(call, STOCK))
                .on("POST", "/control/next", call -> next())
                .open();
    }

    private record Feed<T>(
            String name,
            String stampName,
            String listName,
            int pageDefault,
            int pageMax,
            Function<Publication, List<T>> all,
            Function<T, ObjectNode> write) {}

    private static final Feed<Style> CATALOGUE = new Feed<>(
            "catalogue",
            "generatedAt",
            "styles",
            100,
            200,
            it -> it.assortment().styles(),
            Pages::style);

    private static final Feed<StockRow> STOCK =
            new Feed<>("stock", "asOf", "levels", 500, 1000, Publication::stock, Pages::level);

    private Reply page(Call call, Feed<?> feed) {
        if (!call.header("X-Api-Key").equals(Optional.of(apiKey))) {
            throw new CallRefused(401, "unauthorised", "Send the header X-Api-Key with the key of --api-key.");
        }
        int limit = call.number("limit", feed.pageDefault(), 1, feed.pageMax());
        Publication newest = newest();
        Cursor cursor = call.parameter("cursor")
                .map(text -> Cursor.read(feed.name(), text))
                .orElse(new Cursor(feed.name(), newest.version(), 0));
        Publication publication = version(cursor);
        return hiccups.at(cursor, cursor.offset() / limit + 1).orElseGet(() -> {
            String etag = "\"%s-%x-%d-%d-%d-%d\""
                    .formatted(
                            feed.name(),
                            settings.seed(),
                            publication.publishedAt().getEpochSecond(),
                            publication.version(),
                            cursor.offset(),
                            limit);
            return call.has(etag) ? Reply.unchanged(etag) : whole(feed, publication, cursor, limit, etag);
        });
    }

    private static <T> Reply whole(Feed<T> feed, Publication publication, Cursor cursor, int limit, String etag) {
        List<T> all = feed.all().apply(publication);
        int end = Math.min(cursor.offset() + limit, all.size());
        List<ObjectNode> records = all.subList(Math.min(cursor.offset(), end), end).stream()
                .map(feed.write())
                .toList();
        ObjectNode page = Pages.page(feed.stampName(), publication, feed.listName(), records);
        String next = end < all.size() ? new Cursor(feed.name(), cursor.version(), end).text() : null;
        page.putObject("paging").put("next", next).put("total", all.size());
        return Reply.json(200, page, Map.of("ETag", etag));
    }

    private synchronized Publication newest() {
        return current;
    }

    private synchronized Publication version(Cursor cursor) {
        if (cursor.version() == current.version()) {
            return current;
        } else if (cursor.version() == previous.version()) {
            return previous;
        }
        throw Cursor.unknown(cursor.text());
    }

    private synchronized Reply next() {
        Publication next = Publication.of(current.assortment().next(), book, clock.advance());
        next.manifest(settings.scale()).write(settings.manifests());
        previous = current;
        current = next;
        return Reply.json(200, Map.of("version", next.version()));
    }

    @Override
    public String name() {
        return House.AURELLE;
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public void close() {
        door.close();
    }
}
