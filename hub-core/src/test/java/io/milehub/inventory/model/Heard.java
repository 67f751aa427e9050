package io.milehub.inventory.model;

import io.milehub.inventory.model.Message.Word;
import io.milehub.inventory.model.Taken.Piece;
import io.milehub.inventory.sold.SupplierWord.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a supplier's word on a line marks its pieces: each piece is spoken of once in each way, and nothing is accepted
 * or sent of what was refused. A word says how many, not which: refusals and cancellations are taken to be of pieces
 * that nobody has accepted, and goods that go out of pieces that nobody has cancelled.
 */
final class Heard {
    private final Reference reference;
    private final Set<String> noted = new HashSet<>();

    Heard(Reference reference) {
        this.reference = reference;
    }

    String hear(Word word) {
        List<Piece> line = reference.taken.get(word.taken()).sold.getOrDefault(word.place(), List.of());
        if (line.isEmpty()) {
            return "unknown";
        }
        String name = word.taken() + " " + word.place() + " " + word.kind() + " " + word.id();
        if (noted.contains(name)) {
            return "repeated";
        }
        List<Piece> open = open(line, word.kind());
        if (open.size() < word.quantity()) {
            return "too many, " + open.size() + " left";
        }
        noted.add(name);
        open.subList(0, word.quantity()).forEach(piece -> mark(piece, word));
        reference.settle();
        return "noted";
    }

    /** Of which it can still be said, the likeliest first; the order among equals is that of the pieces. */
    static List<Piece> open(List<Piece> line, Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGED ->
                line.stream()
                        .filter(piece -> piece.acknowledged == null && piece.refused == null)
                        .sorted(Comparator.comparing(piece -> piece.cancelled != null))
                        .toList();
            case SHIPPED ->
                line.stream()
                        .filter(piece -> piece.shipped == null && piece.refused == null)
                        .sorted(Comparator.comparing(piece -> piece.cancelled != null))
                        .toList();
            case REFUSED, CANCELLED ->
                line.stream()
                        .filter(piece -> piece.isSold() && piece.shipped == null)
                        .sorted(Comparator.comparing(
                                piece -> piece.acknowledged == null ? Instant.MIN : piece.acknowledged))
                        .toList();
        };
    }

    static void mark(Piece piece, Word word) {
        switch (word.kind()) {
            case ACKNOWLEDGED -> piece.acknowledged = word.seenAt();
            case SHIPPED -> piece.shipped = word.seenAt();
            case REFUSED -> piece.refused = word.seenAt();
            case CANCELLED -> piece.cancelled = word.seenAt();
        }
    }
}
