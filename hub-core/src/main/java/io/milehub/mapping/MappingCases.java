package io.milehub.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.mapping.place.JsonPlaces;
import io.milehub.mapping.place.JsonPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The cases of a mapping, in the folder beside it that bears its name: {@code <case>.in.json} (or csv, xml) with
 * {@code <case>.out.json}, the accepted records as {@link CanonicalJson} in a list, or {@code <case>.refused.txt}, a
 * line {@code ordinal code field} for each reason, or both. What has no file is expected to be nothing.
 */
public final class MappingCases {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private MappingCases() {}

    /** Runs every case, in the order of their names. */
    public static List<CaseResult> run(Mapping mapping) throws IOException {
        List<CaseResult> results = new ArrayList<>();
        for (Path input : inputs(mapping)) {
            String fileName = String.valueOf(input.getFileName());
            String name = fileName.substring(0, fileName.lastIndexOf(".in."));
            results.add(new CaseResult(name, input, differences(mapping, input, name)));
        }
        return results;
    }

    /** Cases that do not hold, and a mapping that has none, as problems of the build. */
    public static List<Problem> check(Mapping mapping) throws IOException {
        List<CaseResult> results = run(mapping);
        if (results.isEmpty()) {
            return List.of(new Problem(
                    mapping.file(),
                    1,
                    1,
                    "The mapping has no case.",
                    "Add " + mapping.feed() + "/<case>.in." + mapping.format() + " and <case>.out.json beside it."));
        }
        List<Problem> problems = new ArrayList<>();
        for (CaseResult result : results) {
            problems.addAll(result.problems());
        }
        return problems;
    }

    private static List<Path> inputs(Mapping mapping) throws IOException {
        Path folder = mapping.file().resolveSibling(mapping.feed());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).contains(".in."))
                    .sorted()
                    .toList();
        }
    }

    private static List<Problem> differences(Mapping mapping, Path input, String name) throws IOException {
        Path out = input.resolveSibling(name + ".out.json");
        Path refused = input.resolveSibling(name + ".refused.txt");
        Path page = input.resolveSibling(name + ".page.json");
        if (!Files.exists(out) && !Files.exists(refused) && !Files.exists(page)) {
            return List.of(problem(
                    input,
                    Place.START,
                    "The case has no expectation: neither " + out.getFileName() + " nor " + refused.getFileName()
                            + " exists."));
        }
        CaseOutcome outcome = CaseOutcome.of(mapping, input);
        List<Problem> differences = new ArrayList<>();
        expected(out, differences, (told, places) -> accepted(out, told, places, outcome, differences));
        if (!Files.exists(out)) {
            accepted(input, JSON.createArrayNode(), JsonPlaces.none(), outcome, differences);
        }
        expected(page, differences, (told, places) -> page(page, told, places, outcome, differences));
        refused(Files.exists(refused) ? refused : input, Files.exists(refused), outcome, differences);
        return differences;
    }

    private static void expected(Path file, List<Problem> differences, BiConsumer<JsonNode, JsonPlaces> compared)
            throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            compared.accept(JSON.readTree(file.toFile()), JsonPlaces.of(file));
        } catch (JsonProcessingException notJson) {
            Place at = notJson.getLocation() == null ? Place.START : Place.of(notJson.getLocation());
            differences.add(
                    problem(file, at, "An expectation is not well-formed JSON: " + notJson.getOriginalMessage() + "."));
        }
    }

    private static Problem problem(Path file, Place at, String what) {
        return new Problem(file, at.line(), at.column(), what, "Correct the mapping or the case.");
    }

    private static void accepted(
            Path file, JsonNode expected, JsonPlaces places, CaseOutcome outcome, List<Problem> differences) {
        if (expected.size() != outcome.accepted.size()) {
            differences.add(problem(
                    file,
                    Place.START,
                    "accepted: expected " + expected.size() + " records, got " + outcome.accepted.size() + " "
                            + outcome.details));
        }
        for (int i = 0; i < Math.min(expected.size(), outcome.accepted.size()); i++) {
            int at = i;
            compare(expected.get(i), outcome.accepted.get(i))
                    .forEach((field, what) ->
                            differences.add(problem(file, places.of(at, field), "accepted[" + at + "] " + what)));
        }
    }

    /** The fields that are not as they should be, with what is wrong with each. */
    private static Map<String, String> compare(JsonNode expected, JsonNode actual) {
        TreeSet<String> fields = new TreeSet<>();
        expected.fieldNames().forEachRemaining(fields::add);
        actual.fieldNames().forEachRemaining(fields::add);
        Map<String, String> differences = new LinkedHashMap<>();
        for (String field : fields) {
            String wanted = String.valueOf(expected.get(field));
            String got = String.valueOf(actual.get(field));
            if (!wanted.equals(got)) {
                differences.put(field, field + ": expected " + wanted + ", got " + got);
            }
        }
        return differences;
    }

    private static void refused(Path file, boolean told, CaseOutcome outcome, List<Problem> differences)
            throws IOException {
        List<String> expected = (told ? Files.readAllLines(file) : List.<String>of())
                .stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
        if (!expected.equals(outcome.refused)) {
            differences.add(problem(
                    file,
                    Place.START,
                    "refused: expected " + expected + ", got " + outcome.refused + " " + outcome.details));
        }
    }

    private static void page(
            Path file, JsonNode expected, JsonPlaces places, CaseOutcome outcome, List<Problem> differences) {
        PageFacts facts = outcome.page;
        if (facts == null) {
            differences.add(problem(file, Place.START, "page: the document was refused " + outcome.details));
            return;
        }
        compare(expected, actual(facts))
                .forEach((field, what) -> differences.add(problem(file, places.of(0, field), "page " + what)));
    }

    private static JsonNode actual(PageFacts facts) {
        var actual = JSON.createObjectNode();
        if (facts.next() != null) {
            actual.put("next", facts.next());
        }
        if (facts.total() != null) {
            actual.put("total", facts.total());
        }
        if (facts.asOf() != null) {
            actual.put("as_of", String.valueOf(facts.asOf()));
        }
        if (!facts.complete()) {
            actual.put("complete", false);
        }
        return actual;
    }
}
