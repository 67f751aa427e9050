package io.milehub.intake.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How limits, effects and findings stand in the columns that keep them. */
public final class GuardJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GuardJson() {}

    /** {@code {"removed": 12}}. */
    public static String of(Effect effect) {
        ObjectNode json = JSON.createObjectNode();
        for (Measure measure : Measure.values()) {
            if (effect.count(measure) > 0) {
                json.put(measure.slug(), effect.count(measure));
            }
        }
        return json.toString();
    }

    public static Effect effect(String json) {
        Map<Measure, Integer> counts = new EnumMap<>(Measure.class);
        read(json)
                .properties()
                .forEach(field -> Measure.of(field.getKey())
                        .ifPresent(
                                measure -> counts.put(measure, field.getValue().asInt())));
        return Effect.of(counts);
    }

    public static String of(List<Finding> findings) {
        ArrayNode json = JSON.createArrayNode();
        for (Finding finding : findings) {
            ObjectNode one = json.addObject()
                    .put("measure", finding.measure().slug())
                    .put("records", finding.records())
                    .put("before", finding.before())
                    .put("allowed", finding.allowed())
                    .put("of", finding.base());
            if (finding.brand() != null) {
                one.put("brand", finding.brand());
            }
            ArrayNode samples = one.putArray("samples");
            finding.samples()
                    .forEach(sample -> samples.addObject()
                            .put("sku", sample.sku())
                            .put("was", sample.was())
                            .put("becomes", sample.becomes()));
        }
        return json.toString();
    }

    /** {@code {"window": "PT24H", "repricedBeyondPercent": 30, "all": {…}, "feeds": {…}, "brands": {…}}}. */
    public static String of(GuardLimits limits) {
        ObjectNode json = JSON.createObjectNode();
        json.put("window", limits.window().toString());
        json.put("repricedBeyondPercent", limits.repricedBeyondPercent());
        json.set("all", byMeasure(limits.all()));
        json.set("feeds", byName(limits.feeds()));
        json.set("brands", byName(limits.brands()));
        return json.toString();
    }

    static GuardLimits limits(String text) {
        JsonNode json = read(text);
        JsonNode window = json.path("window");
        JsonNode beyond = json.path("repricedBeyondPercent");
        return GuardLimits.of(
                window.isTextual() ? Duration.parse(window.asText()) : null,
                beyond.isInt() ? (Integer) beyond.asInt() : null,
                byMeasure(json.path("all")),
                byName(json.path("feeds")),
                byName(json.path("brands")));
    }

    private static ObjectNode byName(Map<String, Map<String, Limit>> limits) {
        ObjectNode json = JSON.createObjectNode();
        limits.forEach((name, measures) -> json.set(name, byMeasure(measures)));
        return json;
    }

    private static ObjectNode byMeasure(Map<String, Limit> limits) {
        ObjectNode json = JSON.createObjectNode();
        limits.forEach((measure, limit) ->
                json.putObject(measure).put("percent", limit.percent()).put("least", limit.least()));
        return json;
    }

    private static Map<String, Map<String, Limit>> byName(JsonNode json) {
        Map<String, Map<String, Limit>> limits = new LinkedHashMap<>();
        json.properties().forEach(field -> limits.put(field.getKey(), byMeasure(field.getValue())));
        return limits;
    }

    private static Map<String, Limit> byMeasure(JsonNode json) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        json.properties()
                .forEach(field -> limits.put(
                        field.getKey(),
                        new Limit(
                                field.getValue().path("percent").asInt(),
                                field.getValue().path("least").asInt())));
        return limits;
    }

    private static JsonNode read(@Nullable String json) {
        try {
            return json == null ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a column of the guard holds what the guard never wrote", foreign);
        }
    }
}
