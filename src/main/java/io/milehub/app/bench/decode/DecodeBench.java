package io.milehub.app.bench.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code hub bench decode}: what one thread decodes, maps and validates, beside the plain parsers of the formats. */
@Command(name = "decode", description = "Records a second through decoding, mapping and validation, on one thread.")
public final class DecodeBench implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** CSV has no names of fields in its records, so its descriptions are longer. */
    static final int CSV_SENTENCES = 3;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "50000", description = "records (default: 50000)")
    private int rows = 50_000;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "what they are (default: 1)")
    private long seed = 1;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "measurements of each side in turn, of which the median counts (default: 5)")
    private int repeat = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "readings of each side in turn before the first that is measured (default: 10)")
    private int warmUp = 10;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "JSON,CSV,XML,EDI",
            description = "JSON, CSV, XML, EDI (default: all)")
    private List<Form> forms = List.of(Form.values());

    @Override
    public Integer call() throws Exception {
        List<Comparison> all = new ArrayList<>();
        for (Form form : forms) {
            Collection collection = new Collection(rows, seed, form == Form.CSV ? CSV_SENTENCES : 1);
            Comparison one = Comparison.of(form, collection, warmUp, repeat);
            System.out.print(one.told());
            all.add(one);
        }
        System.out.println(line(all));
        return 0;
    }

    /** The last line; {@code ratio} is that of the first format, which is JSON. */
    private String line(List<Comparison> all) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "decode");
        line.put("rows", rows);
        line.put("seed", seed);
        line.put("recordBytes", each(all, one -> one.bytes() / one.rows()));
        line.put("recordsASecond", each(all, Comparison::rates));
        line.put("checksums", each(all, one -> Long.toHexString(one.checksum())));
        line.put("cpuRatios", each(all, one -> rounded(one.processorRatio())));
        line.put("ratios", each(all, one -> rounded(one.ratio())));
        line.put("ratio", rounded(all.getFirst().ratio()));
        return JSON.writeValueAsString(line);
    }

    private static Map<Form, Object> each(List<Comparison> all, Function<Comparison, Object> figure) {
        Map<Form, Object> figures = new LinkedHashMap<>();
        all.forEach(one -> figures.put(one.form(), figure.apply(one)));
        return figures;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
