package io.milehub.intake.guard;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that a supplier tells in one body, and the ways in which it can go wrong. */
record Goods(List<Piece> pieces) {
    static Goods of(int count) {
        return new Goods(IntStream.range(0, count).mapToObj(Piece::of).toList());
    }

    /** The first of them as they are no longer. */
    Goods first(int count, UnaryOperator<Piece> change) {
        return new Goods(Stream.concat(
                        pieces.stream().limit(count).map(change),
                        pieces.stream().skip(count))
                .toList());
    }

    Goods every(UnaryOperator<Piece> change) {
        return first(pieces.size(), change);
    }

    /** Without the first of them. */
    Goods without(int count) {
        return new Goods(pieces.stream().skip(count).toList());
    }

    /** Only the first of them. */
    Goods only(int count) {
        return new Goods(pieces.stream().limit(count).toList());
    }

    Goods plus(int count) {
        return new Goods(IntStream.range(0, pieces.size() + count)
                .mapToObj(number -> number < pieces.size() ? pieces.get(number) : Piece.of(100_000 + number))
                .toList());
    }

    /** With as many more that no mapping takes. */
    Goods plusBad(int count) {
        Stream<Piece> bad = IntStream.range(0, count)
                .mapToObj(number -> Piece.of(500_000 + number).counted("-1"));
        return new Goods(Stream.concat(pieces.stream(), bad).toList());
    }

    String json() {
        return pieces.stream()
                .map(piece -> """
                        {"sku":"%s","brand":"%s","title":"%s","category":"%s","amount":"%s","currency":"%s",\
                        "quantity":%s}
                        """.strip().formatted(
                        piece.sku(),
                        piece.brand(),
                        piece.title(),
                        piece.category(),
                        piece.amount(),
                        piece.currency(),
                        piece.quantity()))
                .collect(joining(",\n", "{\"pieces\":[\n", "\n]}"));
    }

    /** As of a moment of the supplier's clock. */
    String json(Instant asOf) {
        return json().replaceFirst("\\{", "{\"asOf\":\"" + asOf + "\",");
    }

    String csv() {
        return pieces.stream()
                .map(piece -> String.join(
                        ",",
                        piece.sku(),
                        piece.brand(),
                        piece.title(),
                        piece.category(),
                        piece.amount(),
                        piece.currency(),
                        piece.quantity()))
                .collect(joining("\n", "sku,brand,title,category,amount,currency,quantity\n", "\n"));
    }

    String xml() {
        return pieces.stream()
                .map(piece -> """
                        <piece><sku>%s</sku><brand>%s</brand><title>%s</title><category>%s</category>\
                        <amount>%s</amount><currency>%s</currency><quantity>%s</quantity></piece>
                        """.strip().formatted(
                        piece.sku(),
                        piece.brand(),
                        piece.title(),
                        piece.category(),
                        piece.amount(),
                        piece.currency(),
                        piece.quantity()))
                .collect(joining("\n", "<pieces>\n", "\n</pieces>"));
    }
}
