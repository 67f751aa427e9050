package io.milehub.app.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was measured; told while it is measured, and at the end as one line of JSON. */
final class Figures {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PROCESSORS = "-cpu";
    private static final String SECONDS = "s";

    private final Map<String, List<Double>> series = new LinkedHashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    void fact(String name, Object value) {
        facts.put(name, value);
    }

    /** Adds a measurement to a series, of which the median counts. */
    void add(String name, double seconds) {
        add(name, seconds, SECONDS);
    }

    /** The same in another unit, such as {@code holds/s}. */
    void add(String name, double value, String unit) {
        series.computeIfAbsent(name, _ -> new ArrayList<>()).add(rounded(value));
        units.put(name, unit);
        System.out.printf("  %-24s %12.3f %s%n", name, value, unit);
    }

    /** Adds what was just measured, by the clock and in seconds of processors. */
    void add(String name, Effort effort) {
        double processors = effort.processorSeconds();
        add(name, effort.seconds());
        add(name + PROCESSORS, processors);
    }

    double median(String name) {
        return median(series.getOrDefault(name, List.of()));
    }

    /** The last line, with the best baseline's median over ours, by the clock (what counts) and by processors. */
    void print() {
        fact("cpuRatio", ratio(PROCESSORS));
        printRatio(ratio(""));
    }

    /** The last line, with a ratio that is not one of a baseline over ours. */
    void printRatio(double ratio) {
        Map<String, Object> line = new LinkedHashMap<>(facts);
        series.forEach((name, values) -> line.put(
                SECONDS.equals(units.get(name)) ? name + "Seconds" : name + " " + units.get(name), median(values)));
        line.put("all", series);
        line.put("ratio", rounded(ratio));
        System.out.println(JSON.writeValueAsString(line));
    }

    private double ratio(String unit) {
        double best = series.keySet().stream()
                .filter(name -> name.startsWith("baseline") && name.endsWith(PROCESSORS) == unit.equals(PROCESSORS))
                .mapToDouble(this::median)
                .min()
                .orElseThrow();
        return rounded(best / median(Contest.OURS + unit));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : rounded((sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
