package io.milehub.inventory.model;

import static io.milehub.inventory.model.Play.agree;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Receipt;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.inventory.model.Message.Change;
import io.milehub.inventory.model.Message.Count;
import io.milehub.inventory.model.Message.Snapshot;
import io.milehub.inventory.model.Message.Word;
import io.milehub.inventory.sold.SoldLine;
import io.milehub.inventory.sold.SoldPieces;
import io.milehub.inventory.sold.SupplierWord;
import io.milehub.inventory.sold.WordOutcome;
import io.milehub.inventory.story.CounterSweep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What comes from suppliers and operators, and the jobs that go round. */
final class Deliveries {
    private final Hub hub;
    private final Tenants.Opened opened;
    private final Reference reference;
    private final Heard heard;
    private final Buyers buyers;
    private final Set<String> received = new HashSet<>();
    private final List<List<Count>> waiting = List.of(new ArrayList<>(), new ArrayList<>());

    Deliveries(Hub hub, Tenants.Opened opened, Reference reference, Buyers buyers) {
        this.hub = hub;
        this.opened = opened;
        this.reference = reference;
        this.heard = new Heard(reference);
        this.buyers = buyers;
    }

    /** What lies there in the beginning is told once by each. */
    void open() {
        take(new Snapshot("open", Layout.HOUSE, reference.now, opening(Layout.HOUSE, 0)), false);
        opening(Layout.BOUTIQUE, 1).forEach(count -> take(new Change("open " + count.place(), 1, count), false));
        merge(Layout.BOUTIQUE);
    }

    private List<Count> opening(int source, int version) {
        return reference.layout.places(source).stream()
                .map(place -> {
                    Integer pieces = reference.layout.pieces().get(place);
                    return new Count(place, pieces == null ? 0 : pieces, reference.now, version);
                })
                .toList();
    }

    String take(Message message, boolean mergedAtOnce) {
        return switch (message) {
            case Change change -> receive(change) + (mergedAtOnce ? ", " + merge(change.source()) : "");
            case Snapshot snapshot -> pull(snapshot);
            case Word word -> hear(word);
        };
    }

    private String receive(Change change) {
        boolean fresh = received.add(change.id());
        if (fresh) {
            waiting.get(change.source()).add(change.count());
        }
        byte[] body = body("", List.of(change.count()));
        FeedKey feed = Hub.CHANGES.get(change.source());
        Receipt receipt = buyers.in(() -> hub.intake.webhooks().accept(feed, change.id(), "application/json", body));
        agree("the receipt", fresh, receipt instanceof Receipt.Accepted);
        return change + (fresh ? "" : " again");
    }

    /** All changes of a source that wait, in one run. */
    String merge(int source) {
        FeedKey feed = Hub.CHANGES.get(source);
        List<Count> counts = waiting.get(source);
        List<DeliveryId> webhooks = buyers.in(() -> hub.intake.webhooks().waiting(feed, 100));
        agree("changes that wait", counts.size(), webhooks.size());
        if (counts.isEmpty()) {
            return Play.NOT_HERE;
        }
        reference.counted.changed(counts);
        merged(buyers.in(() -> hub.intake.runs().applyWebhooks(feed, webhooks)));
        String told = "merged " + counts;
        counts.clear();
        return told;
    }

    private String pull(Snapshot snapshot) {
        reference.counted.snapshot(snapshot.source(), snapshot.asOf(), snapshot.counts());
        byte[] body = body("\"asOf\":\"" + snapshot.asOf() + "\",", snapshot.counts());
        merged(buyers.in(() -> {
            Run run = hub.intake.runs().open(Hub.HOUSE_ALL);
            try {
                hub.intake.runs().receive(run, new ByteArrayInputStream(body), "application/json");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            return hub.intake.runs().apply(run, null, null);
        }));
        return snapshot.toString();
    }

    private static void merged(RunOutcome outcome) {
        boolean merged = outcome instanceof RunOutcome.Merged || outcome instanceof RunOutcome.Unchanged;
        agree("merged, " + outcome, true, merged);
    }

    /** A snapshot tells its moment once, so that what it repeats is the same to the byte and recognised. */
    private byte[] body(String header, List<Count> counts) {
        return counts.stream()
                .map(count -> "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d%s}"
                        .formatted(
                                reference
                                        .layout
                                        .offers()
                                        .get(count.place().offer())
                                        .sku(),
                                count.place().location(),
                                count.quantity(),
                                header.isEmpty() ? moment(count) : ""))
                .collect(Collectors.joining(",", "{" + header + "\"levels\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String moment(Count count) {
        return ",\"asOf\":\"%s\",\"version\":%d".formatted(count.asOf(), count.version());
    }

    private String hear(Word word) {
        var line = new SoldLine(
                buyers.id(word.taken()),
                opened.offers().get(word.place().offer()),
                word.place().location());
        var said = new SupplierWord(line, word.kind(), word.quantity(), word.seenAt(), word.id());
        String expected = heard.hear(word);
        WordOutcome outcome = buyers.in(() -> hub.bean(SoldPieces.class).hear(said));
        agree("the answer to " + word, expected, answer(outcome));
        return word + ": " + expected;
    }

    private static String answer(WordOutcome outcome) {
        return switch (outcome) {
            case WordOutcome.Noted _ -> "noted";
            case WordOutcome.Repeated _ -> "repeated";
            case WordOutcome.UnknownLine _ -> "unknown";
            case WordOutcome.TooMany(int left) -> "too many, " + left + " left";
        };
    }

    String clear(int a) {
        List<Place> places = List.copyOf(reference.layout.pieces().keySet());
        Place place = places.get(a % places.size());
        long offer = opened.offers().get(place.offer());
        int expected = reference.counted.clear(place);
        int cleared = buyers.in(
                () -> hub.bean(SoldPieces.class).clearDispute(offer, place.location(), "ops", "found in the back"));
        agree("pieces no longer disputed", expected, cleared);
        return place + ": " + cleared;
    }

    String settle() {
        int expected = reference.settle();
        agree(
                "pieces no longer committed",
                expected,
                buyers.in(() -> hub.bean(SoldPieces.class).settle()));
        agree(
                "shortfalls that nobody was told of",
                0,
                hub.database.query(
                        opened.tenant(),
                        () -> hub.database
                                .jdbc()
                                .sql("select count(*) from inventory.stock_level where shortfall <> shortfall_told")
                                .query(Integer.class)
                                .single()));
        return String.valueOf(expected);
    }

    String sweep() {
        agree(
                "counters to mend",
                0,
                buyers.in(() -> hub.bean(CounterSweep.class).sweep()));
        return "";
    }
}
