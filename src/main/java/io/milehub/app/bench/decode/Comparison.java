package io.milehub.app.bench.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The hub beside the best parser of one format. */
record Comparison(Form form, int rows, int bytes, long checksum, Turns hub, List<Turns> parsers) {

    Comparison {
        parsers = List.copyOf(parsers);
    }

    /** Measures one format. */
    static Comparison of(Form form, Collection collection, int warmUp, int repeat) throws Exception {
        byte[] body = form.write(collection);
        HubSide hub = new HubSide(form, body);
        Proof proof = Proof.of(hub, collection);
        List<Side> sides = new ArrayList<>(Parsers.of(form, body));
        sides.addFirst(hub);
        List<Turns> turns = Turns.take(sides, warmUp, repeat);
        if (turns.getFirst().sum() != proof.sum()) {
            throw new IllegalStateException("The mapped values were others while they were measured");
        }
        return new Comparison(
                form,
                collection.count(),
                body.length,
                proof.checksum(),
                turns.getFirst(),
                turns.subList(1, turns.size()));
    }

    /** The hub's records a second as a share of the best parser's. */
    double ratio() {
        return least(Turns::seconds) / hub.seconds();
    }

    /** The same by processor time. */
    double processorRatio() {
        return least(Turns::processorSeconds) / hub.processorSeconds();
    }

    private double least(ToDoubleFunction<Turns> took) {
        return parsers.stream().mapToDouble(took).min().orElseThrow();
    }

    /** Records a second by side. */
    Map<String, Long> rates() {
        Map<String, Long> rates = new LinkedHashMap<>();
        rates.put(hub.name(), Math.round(rows / hub.seconds()));
        parsers.forEach(parser -> rates.put(parser.name(), Math.round(rows / parser.seconds())));
        return rates;
    }

    /** The lines of the table. */
    String told() {
        StringBuilder told = new StringBuilder("%s, %d bytes a record%n".formatted(form, bytes / rows));
        told.append(told(hub));
        parsers.forEach(parser -> told.append(told(parser)));
        return told.append("  %-24s %12.2f%n".formatted("ratio", ratio())).toString();
    }

    private String told(Turns side) {
        double micros = side.seconds() * 1e6 / rows;
        return "  %-24s %12.0f records/s %8.2f µs %8.0f MB/s%n"
                .formatted(side.name(), rows / side.seconds(), micros, bytes / side.seconds() / 1e6);
    }
}
