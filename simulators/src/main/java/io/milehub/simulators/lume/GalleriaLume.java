package io.milehub.simulators.lume;

import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.assortment.House;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The distributor: an XML catalogue to fetch, stock and prices pushed. */
public final class GalleriaLume implements Simulator {

    private static final Logger LOG = LoggerFactory.getLogger(GalleriaLume.class);
    private static final int QUANTITY_LOW = -1_000;
    private static final int QUANTITY_HIGH = 1_000_000;

    private final SupplierSettings settings;
    private final Delivery delivery;
    private final PublicationClock clock;
    private final StockBook book;
    private final Messages messages;
    private final Courier courier;
    private final Pushes pushes;
    private final HttpDoor door;
    // One thread, so that messages leave in the order of their sequences.
    private final ExecutorService pusher =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pusher").factory());
    private final Set<String> brandGtins;
    private Publication current;

    /**
     * How webhooks are sent.
     *
     * @param onStart whether it pushes by itself, at the start and after each new version
     * @param attemptsMax tries for one message
     * @param timeout for one answer
     * @param subscriberWait how long it waits at the start for a subscriber's port
     */
    public record Delivery(
            List<Subscriber> subscribers,
            boolean onStart,
            int attemptsMax,
            Duration timeout,
            Duration subscriberWait) {}

    /**
     * Publishes, writes the manifest and opens the door.
     *
     * @throws IOException when the port is taken
     */
    public GalleriaLume(SupplierSettings settings, String user, String password, Delivery delivery) throws IOException {
        this.settings = settings;
        this.delivery = delivery;
        this.clock = new PublicationClock(settings.clock(), settings.start());
        this.book = new StockBook(House.galleriaLume(settings.seed()), settings.seed());
        this.messages = new Messages(settings.seed(), clock.current());
        this.courier = new Courier(delivery.attemptsMax(), delivery.timeout());
        this.pushes = new Pushes(delivery.subscribers(), courier, settings.seed());
        this.brandGtins = Publication.validGtins(Assortment.maisonAurelle(settings.seed(), settings.scale()));
        Assortment first = Assortment.galleriaLume(settings.seed(), settings.scale());
        this.current = published(first.after(settings.changes()), clock.current());
        String authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.door = new HttpDoor(settings.bind(), settings.port())
                .on("GET", "/export/catalogue.xml", call -> catalogue(call, authorization))
                .on("POST", "/control/push", call -> pushNow())
                .on("POST", "/control/stock", this::stockChanged)
                .on("POST", "/control/next", call -> next())
                .open();
        if (delivery.onStart()) {
            pusher.execute(logged(this::pushWhenReachable));
        }
    }

    private Reply catalogue(Call call, String authorization) {
        if (!call.header("Authorization").equals(Optional.of(authorization))) {
            return Reply.json(
                    401,
                    Map.of("error", "unauthorised", "message", "Use basic authentication with --user and --password."),
                    Map.of("WWW-Authenticate", "Basic realm=\"galleria-lume\""));
        }
        Publication publication = current();
        String etag = "\"%x-%d-%d\""
                .formatted(
                        settings.seed(),
                        publication.publishedAt().getEpochSecond(),
                        publication.assortment().version());
        return call.has(etag)
                ? Reply.unchanged(etag)
                : new Reply.Streamed(
                        Map.of("ETag", etag, "Content-Type", "application/xml; charset=UTF-8"),
                        out -> Catalogue.write(publication, out));
    }

    private Reply stockChanged(Call call) {
        requireSubscriber();
        String sku = call.parameter("sku").orElse("");
        int quantity = call.number("quantity", 0, QUANTITY_LOW, QUANTITY_HIGH);
        if (!current().knows(sku)) {
            throw new CallRefused(404, "unknown-sku", "The catalogue has no SKU '" + sku + "'.");
        }
        return inTurn(() -> {
            Message message = counted(sku, quantity);
            int status = pushes.sendOne(message);
            boolean accepted = status >= 200 && status < 300;
            return Reply.json(
                    accepted ? 200 : 502,
                    Map.of("sku", sku, "quantity", quantity, "id", message.id(), "status", status));
        });
    }

    private synchronized Message counted(String sku, int quantity) {
        book.count(sku, quantity);
        Instant asOf = clock.advance();
        current = published(current.assortment(), current.publishedAt());
        StockRow row = current.stock().stream()
                .filter(each -> each.sku().equals(sku))
                .findFirst()
                .orElseThrow();
        return messages.stock(List.of(row), asOf).getFirst();
    }

    private Reply next() {
        Publication next = advanced();
        if (delivery.onStart()) {
            pusher.execute(logged(this::pushAll));
        }
        return Reply.json(200, Map.of("version", next.assortment().version()));
    }

    private synchronized Publication advanced() {
        current = published(current.assortment().next(), clock.advance());
        return current;
    }

    private Pushes.Report pushWhenReachable() {
        boolean reachable = delivery.subscribers().stream()
                .allMatch(subscriber -> courier.awaitPort(subscriber, delivery.subscriberWait()));
        return reachable ? pushAll() : new Pushes.Report(0, 0, 0, List.of());
    }

    private Pushes.Report pushAll() {
        List<Message> all = new ArrayList<>();
        synchronized (this) {
            Instant at = clock.advance();
            all.addAll(messages.stock(current.stock(), at));
            all.addAll(messages.prices(current.priced(), at));
        }
        return pushes.send(all, true);
    }

    private Reply pushNow() {
        requireSubscriber();
        Pushes.Report report = inTurn(this::pushAll);
        return Reply.json(report.gaveUp().isEmpty() ? 200 : 502, report);
    }

    private void requireSubscriber() {
        if (delivery.subscribers().isEmpty()) {
            throw new CallRefused(
                    409, "no-subscriber", "Nobody would receive it; start with --subscriber 'URL|SECRET'.");
        }
    }

    /** Waits its turn behind earlier pushes; the caller gets the answer or the failure. */
    private <T> T inTurn(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, pusher).join();
    }

    /** A push that nobody waits for: its failure would end in silence. */
    private static Runnable logged(Supplier<Pushes.Report> push) {
        return () -> {
            try {
                LOG.info("pushed unasked: {}", push.get());
            } catch (RuntimeException failure) {
                LOG.error("a push failed", failure);
            }
        };
    }

    private Publication published(Assortment assortment, Instant publishedAt) {
        Publication publication = new Publication(assortment, book.rows(assortment), publishedAt);
        publication.manifest(settings.scale(), brandGtins).write(settings.manifests());
        return publication;
    }

    private synchronized Publication current() {
        return current;
    }

    @Override
    public String name() {
        return House.LUME;
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public void close() {
        courier.close();
        pusher.shutdownNow();
        door.close();
    }
}
