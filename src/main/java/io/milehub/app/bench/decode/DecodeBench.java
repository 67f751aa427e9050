package io.milehub.app.bench.decode;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub bench decode}: what one thread decodes, maps and validates, beside the plain parsers. */
@Command(name = "decode", description = "Records a second through decoding, mapping and validation, on one thread.")
public final class DecodeBench implements Callable<Integer> {

    @Option(names = "--rows", paramLabel = "N", defaultValue = "50000", description = "records (default: 50000)")
    private int rows;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "what they are (default: 1)")
    private long seed;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "measurements of each side in turn, of which the median counts (default: 5)")
    private int repeat;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "readings of each side in turn before the first that is measured (default: 10)")
    private int warmUp;

    @Option(names = "--format", paramLabel = "F", split = ",", description = "json, csv, xml, edi (default: all)")
    private @Nullable List<String> formats;

    @Override
    public Integer call() throws Exception {
        for (Form form : Form.values()) {
            if (formats != null && !formats.contains(form.name().toLowerCase(Locale.ROOT))) {
                continue;
            }
            Collection collection = new Collection(rows, seed, form == Form.CSV ? 3 : 1);
            long expected = 0;
            for (int i = 0; i < rows; i++) {
                expected = HubSide.add(expected, collection.piece(i).item());
            }
            byte[] body = form.write(collection);
            System.out.println(form + " " + body.length / rows + " bytes a record");
            HubSide hub = new HubSide(form, body);
            check(hub, collection);
            List<Side> sides = new ArrayList<>(Parsers.of(form, body));
            sides.addFirst(hub);
            Map<String, Long> sums = new LinkedHashMap<>();
            sums.put("hub", expected);
            Map<String, double[]> rates = new LinkedHashMap<>();
            for (int i = -warmUp; i < repeat; i++) {
                for (Side side : sides) {
                    long begin = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    long sum = side.read();
                    double micros = (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e3 / rows;
                    Long before = sums.putIfAbsent(side.name(), sum);
                    if (before != null && before != sum) {
                        throw new IllegalStateException(side.name() + " read something else");
                    }
                    if (i >= 0) {
                        rates.computeIfAbsent(side.name(), _ -> new double[repeat])[i] = micros;
                    }
                }
            }
            double ours = 0;
            for (var e : rates.entrySet()) {
                Arrays.sort(e.getValue());
                double median = e.getValue()[repeat / 2];
                ours = ours == 0 ? median : ours;
                System.out.printf("  %-10s %8.3f us  ratio %.3f  %s%n", e.getKey(), median, median / ours,
                        Arrays.toString(e.getValue()));
            }
        }
        return 0;
    }

    private static void check(HubSide hub, Collection collection) throws Exception {
        hub.map(new RecordSink() {
            @Override
            public void accepted(int ordinal, CanonicalRecord record) {
                var want = collection.piece(ordinal).item();
                if (!record.equals(want)) {
                    throw new IllegalStateException("Mapped " + record + "\nwhere expected is " + want);
                }
            }

            @Override
            public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
                throw new IllegalStateException("refused " + reasons);
            }

            @Override
            public void skipped(int ordinal) {
                throw new IllegalStateException("skipped " + ordinal);
            }
        });
    }

    public static void main(String... args) {
        System.exit(new picocli.CommandLine(new DecodeBench()).execute(args));
    }
}
