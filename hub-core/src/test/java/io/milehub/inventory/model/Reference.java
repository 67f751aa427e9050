package io.milehub.inventory.model;

import io.milehub.inventory.model.Layout.Meaning;
import io.milehub.inventory.model.Taken.Part;
import io.milehub.inventory.model.Taken.Piece;
import io.milehub.inventory.model.Taken.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the design (section 4) and decision 19 say that stock must be. It keeps no counter: each is worked out from the
 * supplier's words, the holds and the sold pieces whenever it is asked for.
 */
final class Reference {
    static final Duration HOLD_FOR = Duration.ofMinutes(15);
    static final int LIVE_HOLDS_MAX = 3;

    final Layout layout;
    final Counted counted;
    final List<Taken> taken = new ArrayList<>();
    final List<Integer> variantByOffer = new ArrayList<>();
    Instant now = Instant.MIN;

    Reference(Layout layout) {
        this.layout = layout;
        this.counted = new Counted(layout);
        layout.offers().forEach(offer -> variantByOffer.add(offer.variant()));
    }

    int held(Place place) {
        return taken.stream()
                .filter(Taken::holds)
                .flatMap(hold -> hold.parts.stream())
                .filter(part -> part.place().equals(place))
                .mapToInt(Part::quantity)
                .sum();
    }

    List<Piece> sold(Place place) {
        return taken.stream()
                .flatMap(hold -> hold.sold.getOrDefault(place, List.of()).stream())
                .toList();
    }

    int committed(Place place) {
        return (int) sold(place).stream().filter(piece -> piece.committed).count();
    }

    int shortfall(Place place) {
        return Math.max(0, held(place) + committed(place) - counted.onHand(place));
    }

    int available(Place place) {
        return counted.onHand(place)
                - held(place)
                - committed(place)
                - counted.disputed(place)
                - layout.source(place).buffer();
    }

    /** What may still be promised of an offer in its life. */
    private int left(int offer) {
        Integer limit = layout.offers().get(offer).lifetimeLimit();
        if (limit == null) {
            return Integer.MAX_VALUE;
        }
        int promised = 0;
        for (Place place : layout.pieces().keySet()) {
            if (place.offer() == offer) {
                promised += held(place)
                        + (int) sold(place).stream().filter(Piece::isSold).count();
            }
        }
        return Math.max(0, limit - promised);
    }

    /** A basket whole or not at all, its lines of one variant summed. */
    String hold(int member, @Nullable String key, List<Line> lines) {
        for (Taken earlier : taken) {
            if (earlier.member == member && key != null && key.equals(earlier.key)) {
                if (earlier.isLive(now)) {
                    return "again h" + earlier.number;
                }
                return fresh(member, null, lines);
            }
        }
        return fresh(member, key, lines);
    }

    record Line(int variant, int quantity) {
        @Override
        public String toString() {
            return "v" + variant + "x" + quantity;
        }
    }

    private String fresh(int member, @Nullable String key, List<Line> lines) {
        long live = taken.stream()
                .filter(hold -> hold.member == member && hold.isLive(now))
                .count();
        if (live >= LIVE_HOLDS_MAX) {
            return "too many";
        }
        SortedMap<Integer, Integer> demand = new TreeMap<>();
        lines.forEach(line -> demand.merge(line.variant(), line.quantity(), Integer::sum));
        List<Integer> unsold = demand.keySet().stream()
                .filter(variant -> !variantByOffer.contains(variant))
                .toList();
        if (!unsold.isEmpty()) {
            return "not sold " + unsold;
        }
        List<Part> parts = new ArrayList<>();
        List<String> lacks = new ArrayList<>();
        demand.forEach((variant, asked) -> {
            List<Part> found = find(variant, asked);
            int pieces = found.stream().mapToInt(Part::quantity).sum();
            if (pieces < asked) {
                lacks.add("v" + variant + " " + pieces + " of " + asked);
            }
            parts.addAll(found);
        });
        if (!lacks.isEmpty()) {
            return "lacks " + lacks;
        }
        parts.sort(Comparator.comparingInt(Part::variant).thenComparing(Part::place));
        var hold = new Taken(taken.size(), member, key, now.plus(HOLD_FOR), parts);
        taken.add(hold);
        return "held " + parts + " until " + hold.expiresAt;
    }

    /** The best place that covers it; split over the places in that order only where none does. */
    private List<Part> find(int variant, int asked) {
        List<Place> best = layout.pieces().keySet().stream()
                .filter(place -> variantByOffer.get(place.offer()) == variant)
                .sorted(Comparator.comparingInt(
                                (Place place) -> layout.source(place).rank())
                        .thenComparing(place -> place))
                .toList();
        for (Place place : best) {
            if (Math.min(available(place), left(place.offer())) >= asked) {
                return List.of(new Part(variant, place, asked));
            }
        }
        List<Part> parts = new ArrayList<>();
        int missing = asked;
        for (Place place : best) {
            int ofOffer = parts.stream()
                    .filter(part -> part.place().offer() == place.offer())
                    .mapToInt(Part::quantity)
                    .sum();
            int pieces = Math.min(missing, Math.min(available(place), left(place.offer()) - ofOffer));
            if (pieces > 0) {
                parts.add(new Part(variant, place, pieces));
                missing -= pieces;
            }
        }
        return parts;
    }

    String release(Taken hold, int member) {
        if (hold.member != member) {
            return "none";
        }
        if (hold.state == State.PINNED || hold.state == State.COMMITTED) {
            return "refused";
        }
        hold.state = hold.state == State.HELD ? State.RELEASED : hold.state;
        return hold.state.name();
    }

    boolean pin(Taken hold) {
        boolean inTime = hold.state == State.HELD && now.isBefore(hold.expiresAt);
        hold.state = inTime ? State.PINNED : hold.state;
        return inTime;
    }

    void unpin(Taken hold) {
        hold.state = hold.state == State.PINNED ? State.HELD : hold.state;
    }

    boolean commit(Taken hold) {
        boolean pinned = hold.state == State.PINNED;
        if (pinned) {
            hold.sell();
        }
        return pinned;
    }

    int expire() {
        int ended = 0;
        for (Taken hold : taken) {
            if (hold.state == State.HELD && !now.isBefore(hold.expiresAt)) {
                hold.state = State.EXPIRED;
                ended++;
            }
        }
        return ended;
    }

    /** Looks at every committed piece: refused, cancelled or seen by the counts, it is committed no longer. */
    int settle() {
        int gone = 0;
        for (Taken hold : taken) {
            for (var line : hold.sold.entrySet()) {
                for (Piece piece : line.getValue()) {
                    if (piece.committed && isGone(line.getKey(), piece)) {
                        piece.committed = false;
                        gone++;
                    }
                }
            }
        }
        return gone;
    }

    private boolean isGone(Place place, Piece piece) {
        if (piece.refused != null) {
            counted.dispute(place, piece.refused);
            return true;
        }
        Meaning meaning = layout.source(place).meaning();
        return piece.cancelled != null
                || (meaning == Meaning.NET_ON_ACK && counted.haveSeen(place, piece.acknowledged))
                || (meaning == Meaning.NET_ON_SHIP && counted.haveSeen(place, piece.shipped));
    }
}
