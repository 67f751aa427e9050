package io.milehub.simulators.nord;

import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.assortment.Dice;
import io.milehub.simulators.assortment.House;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Reply;
import io.milehub.simulators.http.Simulator;
import io.milehub.simulators.sftp.SftpDoor;
import io.milehub.simulators.supplier.CatalogueFigures;
import io.milehub.simulators.supplier.Manifest;
import io.milehub.simulators.supplier.PublicationClock;
import io.milehub.simulators.supplier.StockBook;
import io.milehub.simulators.supplier.StockFigures;
import io.milehub.simulators.supplier.StockRow;
import io.milehub.simulators.supplier.SupplierSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The boutique: an SFTP account for the feeds and an HTTP port that steers it. */
public final class AtelierNord implements Simulator {

    private static final Logger LOG = LoggerFactory.getLogger(AtelierNord.class);

    private final SupplierSettings settings;
    private final PublicationClock clock;
    private final StockBook book;
    private final Outbox outbox = new Outbox();
    private final SftpDoor sftp;
    private final HttpDoor control;
    private final ScheduledExecutorService floor = Executors.newSingleThreadScheduledExecutor();
    private Assortment assortment;
    private int floorSales;

    /** Name and password of the one account. */
    public record Account(String user, String password) {}

    /**
     * Publishes, writes manifest and host key, and opens both doors.
     *
     * @param floorSaleEverySeconds 0 for none
     * @throws IOException when a port is taken
     */
    public AtelierNord(SupplierSettings settings, int controlPort, Account account, int floorSaleEverySeconds)
            throws IOException {
        this.settings = settings;
        this.clock = new PublicationClock(settings.clock(), settings.start());
        this.book = new StockBook(House.atelierNord(settings.seed()), settings.seed());
        this.assortment =
                Assortment.atelierNord(settings.seed(), settings.scale()).after(settings.changes());
        publish(clock.current());
        this.sftp =
                new SftpDoor(settings.bind(), settings.port(), account.user(), account.password(), outbox.root(), null);
        sftp.announceKey(settings.manifests().resolve(House.NORD + ".hostkey"), settings.bind());
        this.control = new HttpDoor(settings.bind(), controlPort)
                .on("POST", "/control/floor-sale", call -> Reply.json(200, Map.of("sold", floorSale())))
                .on("POST", "/control/next", call -> Reply.json(200, Map.of("version", next())))
                .open();
        if (floorSaleEverySeconds > 0) {
            schedule(floorSaleEverySeconds);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It ends with the executor, and logs its failures itself.
    private void schedule(int everySeconds) {
        floor.scheduleAtFixedRate(this::scheduledSale, everySeconds, everySeconds, TimeUnit.SECONDS);
    }

    private void scheduledSale() {
        try {
            LOG.info("sold on the floor: {}", floorSale());
        } catch (RuntimeException failure) {
            // An exception would end the schedule in silence.
            LOG.error("the floor sale failed; the next one is tried on time", failure);
        }
    }

    private synchronized int next() {
        assortment = assortment.next();
        publish(clock.advance());
        return assortment.version();
    }

    /** One or two pieces leave the floor; which ones follows from the seed and the number of sales before. */
    private synchronized List<Map<String, Object>> floorSale() {
        Dice dice = Dice.of(settings.seed()).split(House.NORD, "floor-sale", ++floorSales);
        List<Map<String, Object>> sold = new ArrayList<>();
        for (int piece = dice.between(1, 2); piece > 0; piece--) {
            List<StockRow> onTheFloor = book.rows(assortment).stream()
                    .filter(row -> row.quantity() > 0 && row.item().valid())
                    .toList();
            if (!onTheFloor.isEmpty()) {
                StockRow row = dice.pick(onTheFloor);
                book.count(row.sku(), row.quantity() - 1);
                sold.removeIf(before -> row.sku().equals(before.get("sku")));
                sold.add(Map.of("sku", row.sku(), "quantity", row.quantity() - 1));
            }
        }
        Instant asOf = clock.advance();
        writeManifest(asOf);
        outbox.stock(book.rows(assortment), asOf);
        return sold;
    }

    private synchronized void publish(Instant publishedAt) {
        writeManifest(publishedAt);
        outbox.catalogue(assortment);
        outbox.stock(book.rows(assortment), publishedAt);
    }

    private void writeManifest(Instant publishedAt) {
        var feeds = new Manifest.Feeds(
                CatalogueFigures.of(assortment.entries()), StockFigures.of(book.rows(assortment)), null);
        Manifest.of(assortment, settings.scale(), publishedAt, feeds).write(settings.manifests());
    }

    @Override
    public String name() {
        return House.NORD;
    }

    @Override
    public int port() {
        return sftp.port();
    }

    @Override
    public int controlPort() {
        return control.port();
    }

    @Override
    public void close() {
        floor.shutdownNow();
        control.close();
        sftp.close();
        outbox.close();
    }
}
