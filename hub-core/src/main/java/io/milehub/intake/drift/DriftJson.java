package io.milehub.intake.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.intake.FeedKey;
import io.milehub.intake.RunId;
import io.milehub.mapping.drift.DriftReport;
import io.milehub.mapping.drift.DriftReport.Missed;
import io.milehub.mapping.drift.DriftReport.Seen;
import io.milehub.mapping.drift.JsonType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Drift as tables, events and answers carry it. */
final class DriftJson {
    /** Entries of one list of a report; how many more there were is told. */
    static final int LISTED_MAX = 50;

    /** Missed keys that are listed of one table. */
    static final int KEYS_MAX = 20;

    private static final int PATH_CHARS_MAX = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private DriftJson() {}

    static String report(Drifted drifted) {
        DriftReport report = drifted.report();
        ObjectNode json = JSON.createObjectNode();
        json.put("records", report.records()).put("looked", report.looked());
        list(json, "appeared", drifted.differences().appeared(), DriftJson::seen);
        list(json, "vanished", drifted.differences().vanished(), (path, one) -> {
            one.put("path", shortened(path));
            drifted.lost().stream()
                    .filter(lost -> lost.path().equals(path))
                    .forEach(lost -> lost.fields().forEach(one.withArray("required")::add));
        });
        list(json, "changed", drifted.differences().changed(), (changed, one) -> {
            one.put("path", shortened(changed.path())).put("example", text(changed.example()));
            types(one.putArray("was"), changed.was());
            types(one.putArray("now"), changed.now());
        });
        list(json, "unread", report.unread(), DriftJson::seen);
        list(json, "neverThere", report.neverThere(), (never, one) -> {
            one.put("path", shortened(never.path()))
                    .put("absence", never.absence().name());
            one.put("line", never.line());
            never.uses().forEach(one.putArray("uses")::add);
        });
        list(json, "missed", report.missed(), DriftJson::missed);
        list(
                json,
                "dropped",
                report.dropped(),
                (dropped, one) -> one.put("field", dropped.field())
                        .put("code", dropped.code())
                        .put("records", dropped.records())
                        .put("example", text(dropped.example())));
        return json.put("placesLeftOut", report.placesLeftOut()).toString();
    }

    private static void seen(Seen place, ObjectNode one) {
        one.put("path", shortened(place.path())).put("read", place.read()).put("records", place.told());
        types(one.putArray("types"), place.types());
        one.put("example", text(place.example()));
    }

    private static void missed(Missed missed, ObjectNode one) {
        one.put("table", missed.table()).put("times", missed.times());
        ArrayNode keys = one.putArray("keys");
        missed.keys().stream()
                .limit(KEYS_MAX)
                .forEach(key -> keys.addObject().put("key", text(key.key())).put("times", key.times()));
        one.put("keysLeftOut", missed.keysLeftOut() || missed.keys().size() > KEYS_MAX);
    }

    private static <T> void list(ObjectNode json, String name, List<T> all, BiConsumer<T, ObjectNode> write) {
        ArrayNode list = json.putArray(name);
        all.stream().limit(LISTED_MAX).forEach(one -> write.accept(one, list.addObject()));
        if (all.size() > LISTED_MAX) {
            json.put(name + "More", all.size() - LISTED_MAX);
        }
    }

    static String event(FeedKey feed, RunId run, Drifted drifted) {
        ObjectNode json = JSON.createObjectNode()
                .put("source", feed.source())
                .put("feed", feed.feed())
                .put("runId", run.toString());
        ArrayNode appeared = json.putArray("appeared");
        drifted.unreadNew().stream().limit(LISTED_MAX).map(DriftJson::shortened).forEach(appeared::add);
        ArrayNode vanished = json.putArray("vanished");
        drifted.lost().stream().limit(LISTED_MAX).forEach(lost -> {
            ObjectNode one = vanished.addObject().put("path", shortened(lost.path()));
            lost.fields().forEach(one.putArray("fields")::add);
        });
        return json.toString();
    }

    /** By path: how often told, of how many, how many missing, types, vanished in which run. */
    static String shape(FeedShape shape) {
        ObjectNode json = JSON.createObjectNode();
        shape.places().forEach((path, known) -> {
            ArrayNode one = json.putArray(text(path))
                    .add(known.told())
                    .add(known.of())
                    .add(known.missing())
                    .add(known.vanished());
            types(one.addArray(), known.types());
        });
        return json.toString();
    }

    static FeedShape shape(String text) {
        Map<String, FeedShape.Known> known = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> place : JSON.readTree(text).properties()) {
                JsonNode one = place.getValue();
                known.put(
                        place.getKey(),
                        new FeedShape.Known(
                                one.get(0).asDouble(),
                                one.get(1).asDouble(),
                                one.get(2).asDouble(),
                                types(one.get(4)),
                                one.get(3).asLong()));
            }
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("intake.feed_shape.places holds what intake never wrote", foreign);
        }
        return new FeedShape(known);
    }

    private static void types(ArrayNode into, Collection<JsonType> types) {
        types.forEach(type -> into.add(type.name()));
    }

    private static Set<JsonType> types(JsonNode names) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        names.forEach(name -> types.add(JsonType.valueOf(name.asText())));
        return types;
    }

    private static String shortened(String path) {
        String text = text(path);
        return text.length() <= PATH_CHARS_MAX ? text : text.substring(0, PATH_CHARS_MAX) + "…";
    }

    /** PostgreSQL stores no NUL. */
    private static String text(@Nullable String text) {
        return text == null ? "" : text.replace('\0', '\uFFFD');
    }
}
