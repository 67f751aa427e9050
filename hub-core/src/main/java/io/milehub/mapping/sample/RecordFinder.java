package io.milehub.mapping.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.ReadPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the list of objects that are most likely the records: those that have a number of their own. */
final class RecordFinder {
    /** Names of a piece's own number, the surest sign of a record. */
    private static final int NUMBER = 1_000;

    private static final int LIST = 100;
    private static final int ELEMENTS_MAX = 1_000;

    private final boolean childrenAreLists;
    private final Map<ReadPath, List<JsonNode>> lists = new LinkedHashMap<>();
    private final Map<ReadPath, Integer> longest = new LinkedHashMap<>();

    /** @param childrenAreLists whether a list says nothing, as in the tree of XML */
    RecordFinder(boolean childrenAreLists) {
        this.childrenAreLists = childrenAreLists;
    }

    /** The path of the records in a document, its lists as {@code []}. */
    Optional<ReadPath> find(JsonNode document) {
        collect(new ReadPath(Level.RECORD, List.of()), document);
        return lists.entrySet().stream()
                .filter(list -> list.getValue().stream().anyMatch(JsonNode::isObject))
                .max(Comparator.comparingLong((Map.Entry<ReadPath, List<JsonNode>> list) -> score(list.getValue())))
                .map(Map.Entry::getKey)
                .map(this::written);
    }

    private void collect(ReadPath path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(member -> collect(path.then(member.getKey()), member.getValue()));
        } else if (node.isArray()) {
            ReadPath each = path.then(ReadPath.EACH);
            longest.merge(each, node.size(), Math::max);
            List<JsonNode> elements = lists.computeIfAbsent(each, _ -> new ArrayList<>());
            for (JsonNode element : node) {
                if (elements.size() < ELEMENTS_MAX) {
                    elements.add(element);
                }
                collect(each, element);
            }
        }
    }

    private static long score(List<JsonNode> elements) {
        long numbers = elements.stream().filter(RecordFinder::hasNumber).count();
        long members = elements.stream().mapToInt(JsonNode::size).max().orElse(0);
        boolean all = numbers > 0 && numbers * 10 >= elements.size() * 9L;
        return (all ? NUMBER : 0) + Math.min(elements.size(), LIST) + members;
    }

    private static boolean hasNumber(JsonNode element) {
        for (String name : (Iterable<String>) element::fieldNames) {
            if (FieldNames.isNumberOfPiece(name)) {
                return true;
            }
        }
        return false;
    }

    /** In XML only what occurs more than once is a list, and the record itself. */
    private ReadPath written(ReadPath path) {
        if (!childrenAreLists) {
            return path;
        }
        ReadPath written = new ReadPath(Level.RECORD, List.of());
        ReadPath seen = written;
        for (int i = 0; i < path.steps().size(); i++) {
            String step = path.steps().get(i);
            seen = seen.then(step);
            boolean repeats =
                    longest.getOrDefault(seen, 0) > 1 || i == path.steps().size() - 1;
            if (!step.equals(ReadPath.EACH) || repeats) {
                written = written.then(step);
            }
        }
        return written;
    }
}
