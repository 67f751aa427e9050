package io.milehub.simulators.edi;

import io.milehub.simulators.assortment.Dice;
import io.milehub.simulators.edi.PurchaseOrder.Answer;
import io.milehub.simulators.edi.PurchaseOrder.Line;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Reply;
import io.milehub.simulators.http.Simulator;
import io.milehub.simulators.sftp.SftpDoor;
import io.milehub.simulators.supplier.PublicationClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A house with a mailbox: it publishes, takes orders out of its inbox, judges, answers and sends. */
public final class EdiHouse implements Simulator {
    private static final Logger LOG = LoggerFactory.getLogger(EdiHouse.class);
    private static final int LOOK_EVERY_MILLIS = 200;

    private final String name;
    private final Dialect dialect;
    private final List<Article> articles;
    private final Map<Article, Integer> counts = new LinkedHashMap<>();
    private final List<Letter> letters = new ArrayList<>();
    private final Map<Integer, Letter> byControl = new HashMap<>();
    private final Map<PurchaseOrder, List<Line>> toSend = new LinkedHashMap<>();
    private final PublicationClock clock;
    private final Mailbox mailbox;
    private final SftpDoor sftp;
    private final HttpDoor door;
    private final ScheduledExecutorService postman = Executors.newSingleThreadScheduledExecutor();
    private int control;

    /**
     * How a house is started.
     *
     * @param keys folder into which the host key is written
     */
    public record Settings(
            String bind, int port, int controlPort, long seed, Path keys, String user, String password, Clock clock) {}

    /** A house in New York that speaks X12. */
    public static EdiHouse harlowVane(Settings settings) throws IOException {
        Dice dice = Dice.of(settings.seed()).split("harlow-vane");
        List<String> families = List.of("OUTERWEAR", "DRESSES");
        return new EdiHouse(
                "harlow-vane",
                new X12Dialect(),
                Article.of(dice, "HV", "614141", families, List.of("2", "4", "6", "8")),
                settings);
    }

    /** A house in Madrid that speaks EDIFACT. */
    public static EdiHouse casaSerrano(Settings settings) throws IOException {
        Dice dice = Dice.of(settings.seed()).split("casa-serrano");
        List<String> families = List.of("ABRIGOS", "VESTIDOS");
        return new EdiHouse(
                "casa-serrano",
                new EdifactDialect(),
                Article.of(dice, "CS", "8412345", families, List.of("38", "40", "42", "44")),
                settings);
    }

    private EdiHouse(String name, Dialect dialect, List<Article> articles, Settings settings) throws IOException {
        this.name = name;
        this.dialect = dialect;
        this.articles = articles;
        this.clock = new PublicationClock(settings.clock(), settings.clock().instant());
        this.mailbox = new Mailbox(name);
        Dice dice = Dice.of(settings.seed()).split(name, "stock");
        articles.forEach(
                article -> counts.put(article, dice.split(article.sku()).between(3, 9)));
        mailbox.publish("catalogue.edi", dialect.catalogue(articles, ++control, clock.current()));
        mailbox.publish("stock.edi", dialect.stock(counts, ++control, clock.current()));
        sftp = new SftpDoor(
                settings.bind(),
                settings.port(),
                settings.user(),
                settings.password(),
                mailbox.root(),
                mailbox.inbox());
        sftp.announceKey(settings.keys().resolve(name + ".hostkey"), settings.bind());
        door = new HttpDoor(settings.bind(), settings.controlPort())
                .on("GET", "/control/letters", call -> Reply.json(200, Map.of("letters", letters())))
                .on("GET", "/control/stock", call -> Reply.json(200, Map.of("stock", stock())))
                .on("POST", "/control/ship", call -> Reply.json(200, Map.of("shipped", ship())))
                .open();
        var _ = postman.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized List<Letter> letters() {
        return List.copyOf(letters);
    }

    private synchronized Map<String, Integer> stock() {
        Map<String, Integer> stock = new LinkedHashMap<>();
        counts.forEach((article, count) -> stock.put(article.sku(), count));
        return stock;
    }

    private void look() {
        try {
            mailbox.take().forEach(this::receive);
        } catch (RuntimeException failure) {
            // An exception would end the schedule in silence.
            LOG.error("the inbox could not be read; it is looked into again", failure);
        }
    }

    private synchronized void receive(String fileName, String text) {
        Letter letter = dialect.judge(fileName, text, articles);
        Letter before = byControl.get(letter.control());
        if (before != null && before.text().equals(text)) {
            letters.add(letter.repeat());
            return;
        }
        if (before != null) {
            letter = letter.with("control number " + letter.control() + " came with other content before");
        } else if (letter.control() != byControl.size() + 1) {
            letter = letter.with(
                    "control number " + letter.control() + " comes where " + (byControl.size() + 1) + " was to come");
        } else {
            byControl.put(letter.control(), letter);
        }
        letters.add(letter);
        LOG.info("{} {}: {}", letter.kind(), fileName, letter.faults().isEmpty() ? "good" : letter.faults());
        if (!List.of("997", "TA1", "CONTRL").contains(letter.kind())) {
            mailbox.append("answers.edi", dialect.receipt(letter, ++control, clock.advance()));
        }
        PurchaseOrder order = letter.order();
        if (order != null && letter.faults().isEmpty()) {
            answer(order);
        }
    }

    /** A line is accepted whole or not at all. */
    private void answer(PurchaseOrder order) {
        List<Answer> answers = new ArrayList<>();
        List<Line> accepted = new ArrayList<>();
        for (Line line : order.lines()) {
            Article article = articles.stream()
                    .filter(one -> one.sku().equals(line.sku()))
                    .findFirst()
                    .orElseThrow();
            int left = counts.getOrDefault(article, 0) - line.quantity();
            if (left >= 0) {
                counts.put(article, left);
                accepted.add(line);
            }
            answers.add(new Answer(line, left >= 0));
        }
        mailbox.append("answers.edi", dialect.answer(order, answers, ++control, clock.advance()));
        mailbox.publish("stock.edi", dialect.stock(counts, ++control, clock.advance()));
        toSend.put(order, accepted);
    }

    private synchronized int ship() {
        int shipped = 0;
        for (var parcel : toSend.entrySet()) {
            if (!parcel.getValue().isEmpty()) {
                Instant now = clock.advance();
                mailbox.append("shipments.edi", dialect.shipment(parcel.getKey(), parcel.getValue(), ++control, now));
                shipped++;
            }
        }
        toSend.clear();
        return shipped;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return sftp.port();
    }

    @Override
    public int controlPort() {
        return door.port();
    }

    @Override
    public void close() {
        postman.shutdownNow();
        door.close();
        sftp.close();
        mailbox.close();
    }
}
