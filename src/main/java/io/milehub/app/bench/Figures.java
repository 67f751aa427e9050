package io.milehub.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was measured; told while it is measured, and at the end as one line of JSON. */
final class Figures {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, List<Double>> series = new LinkedHashMap<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    void fact(String name, Object value) {
        facts.put(name, value);
    }

    /** Adds a measurement to a series, of which the median counts. */
    void add(String name, double seconds) {
        series.computeIfAbsent(name, _ -> new ArrayList<>()).add(rounded(seconds));
        System.out.printf("  %-24s %9.3f s%n", name, seconds);
    }

    double median(String name) {
        return median(series.getOrDefault(name, List.of()));
    }

    /** The best baseline's median over that of the series. */
    double ratio(String ours) {
        double best = series.keySet().stream()
                .filter(name -> name.startsWith("baseline"))
                .mapToDouble(this::median)
                .min()
                .orElseThrow();
        return rounded(best / median(ours));
    }

    /** The last line: every fact, the median and all measurements of each series, and the ratio. */
    void print(double ratio) {
        Map<String, Object> line = new LinkedHashMap<>(facts);
        series.forEach((name, seconds) -> line.put(name + "Seconds", median(seconds)));
        line.put("all", series);
        line.put("ratio", ratio);
        System.out.println(JSON.writeValueAsString(line));
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
