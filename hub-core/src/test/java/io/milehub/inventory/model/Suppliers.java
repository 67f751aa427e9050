package io.milehub.inventory.model;

import io.milehub.inventory.model.Layout.Meaning;
import io.milehub.inventory.model.Message.Count;
import io.milehub.inventory.model.Taken.Piece;
import io.milehub.inventory.sold.SupplierWord.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The other side: what lies on the suppliers' shelves, what they did about our orders, and the messages that they have
 * sent and that are under way. An honest one counts what is there less what it has accepted or sent, as late as its lag
 * allows; any other counts what it likes.
 */
final class Suppliers {
    private static final List<Kind> KINDS =
            List.of(Kind.ACKNOWLEDGED, Kind.ACKNOWLEDGED, Kind.SHIPPED, Kind.REFUSED, Kind.CANCELLED);

    final List<Message> underWay = new ArrayList<>();

    private final Reference reference;
    private final Layout layout;
    private final Map<Place, Integer> there;
    private final Map<Line, List<Piece>> orders = new HashMap<>();
    private int messages;

    private record Line(Taken taken, Place place) {}

    Suppliers(Reference reference) {
        this.reference = reference;
        this.layout = reference.layout;
        this.there = new TreeMap<>(layout.pieces());
    }

    /** What an honest one must never have promised more of: neither held nor sold, unless it has cancelled it. */
    @Nullable
    String overpromised() {
        if (!layout.honest()) {
            return null;
        }
        for (var shelf : there.entrySet()) {
            Place place = shelf.getKey();
            long promised = reference.held(place)
                    + lines(place).stream()
                            .flatMap(line -> order(line).stream())
                            .filter(piece -> piece.cancelled == null)
                            .count();
            if (promised > shelf.getValue()) {
                return "of %s %d are promised, and there are %d".formatted(place, promised, shelf.getValue());
            }
        }
        return null;
    }

    String restock(int a, int b) {
        Place place = place(a);
        there.merge(place, 1 + b % 2, Integer::sum);
        return place + ", " + there.get(place) + " are there";
    }

    Message change(int a, int b) {
        Place place = place(a);
        String id = "m" + messages++;
        return new Message.Change(id, source(place), count(place, b));
    }

    /** A count that leaves out some of what we have promised, and that is told at once. */
    Message.Change floorSale(int a, int b) {
        Place place = place(a);
        String id = "m" + messages++;
        int promised = reference.held(place) + reference.committed(place);
        var count = new Count(place, Math.max(0, promised - 1 - b % 2), reference.now, version(place));
        return new Message.Change(id, source(place), count);
    }

    Message snapshot(int b, int c) {
        List<Count> counts = new ArrayList<>();
        for (Place place : layout.places(Layout.HOUSE)) {
            Count count = count(place, b + counts.size() * 7);
            boolean told = layout.honest() ? count.quantity() > 0 || c % 2 == 0 : (c >> place.offer()) % 4 > 0;
            if (told || counts.isEmpty()) {
                counts.add(count);
            }
        }
        return new Message.Snapshot("m" + messages++, Layout.HOUSE, reference.now, counts);
    }

    private Count count(Place place, int chance) {
        int any = chance % 3 == 0 ? reference.counted.onHand(place) : chance / 3 % 6;
        return new Count(place, layout.honest() ? left(place, chance) : any, reference.now, version(place));
    }

    private int left(Place place, int chance) {
        Duration lag = chance % 3 == 0 ? Duration.ZERO : layout.source(place).lag();
        long gone = lines(place).stream()
                .flatMap(line -> order(line).stream())
                .filter(piece -> piece.cancelled == null && isGone(place, piece, lag))
                .count();
        return Math.toIntExact(there.getOrDefault(place, 0) - gone);
    }

    private boolean isGone(Place place, Piece piece, Duration lag) {
        Instant at = layout.source(place).meaning() == Meaning.NET_ON_ACK ? piece.acknowledged : piece.shipped;
        boolean leaves = layout.source(place).meaning() != Meaning.ALLOTMENT;
        return leaves && at != null && !at.plus(lag).isAfter(reference.now);
    }

    /** Answers an order in part or whole, if there is any. */
    Optional<Message> word(int a, int b, int c) {
        List<Line> lines = layout.pieces().keySet().stream()
                .flatMap(place -> lines(place).stream())
                .sorted(Comparator.comparingInt((Line line) -> line.taken().number)
                        .thenComparing(Line::place))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Line line = lines.get(a % lines.size());
        Kind kind = KINDS.get(b % KINDS.size());
        int quantity = c / 2 % 3 == 0 ? 2 : 1;
        String id = "r" + (c % 7 == 0 ? Math.max(0, messages - 1) : messages++);
        if (layout.honest()) {
            kind = kind == Kind.REFUSED ? Kind.ACKNOWLEDGED : kind;
            id = "r" + messages++;
            List<Piece> open = possible(order(line), kind);
            quantity = Math.min(quantity, open.size());
            if (quantity == 0) {
                return Optional.empty();
            }
            var done = new Message.Word(id, line.taken().number, line.place(), kind, quantity, reference.now);
            open.subList(0, quantity).forEach(piece -> Heard.mark(piece, done));
        }
        return Optional.of(new Message.Word(id, line.taken().number, line.place(), kind, quantity, reference.now));
    }

    /** It sends what it has accepted, and cancels what it has not: a word cannot say which piece it is about. */
    private static List<Piece> possible(List<Piece> order, Kind kind) {
        return Heard.open(order, kind).stream()
                .filter(piece -> piece.cancelled == null)
                .filter(piece -> kind != Kind.CANCELLED || piece.acknowledged == null)
                .filter(piece -> kind != Kind.SHIPPED || piece.acknowledged != null)
                .toList();
    }

    private List<Line> lines(Place place) {
        return reference.taken.stream()
                .filter(taken -> taken.sold.containsKey(place))
                .map(taken -> new Line(taken, place))
                .toList();
    }

    /** The supplier's own book of it. */
    private List<Piece> order(Line line) {
        return orders.computeIfAbsent(line, _ -> {
            List<Piece> pieces = new ArrayList<>();
            line.taken().sold.getOrDefault(line.place(), List.of()).forEach(_ -> pieces.add(new Piece()));
            return pieces;
        });
    }

    /** Rather one of those of which something was sold. */
    private Place place(int a) {
        List<Place> all = List.copyOf(layout.pieces().keySet());
        List<Place> sold = all.stream().filter(place -> !lines(place).isEmpty()).toList();
        List<Place> among = sold.isEmpty() || a % 3 == 0 ? all : sold;
        return among.get(a / 3 % among.size());
    }

    private int source(Place place) {
        return layout.offers().get(place.offer()).source();
    }

    /** Rises with the moments. */
    private int version(Place place) {
        return source(place) == Layout.BOUTIQUE ? 1 + messages : 0;
    }
}
