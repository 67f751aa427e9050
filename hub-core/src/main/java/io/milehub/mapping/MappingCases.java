package io.milehub.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
            for (String difference : result.differences()) {
                problems.add(new Problem(result.input(), 1, 1, difference, "Correct the mapping or the case."));
            }
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

    private static List<String> differences(Mapping mapping, Path input, String name) throws IOException {
        Path out = input.resolveSibling(name + ".out.json");
        Path refused = input.resolveSibling(name + ".refused.txt");
        Path page = input.resolveSibling(name + ".page.json");
        if (!Files.exists(out) && !Files.exists(refused) && !Files.exists(page)) {
            return List.of("The case has no expectation: neither " + out.getFileName() + " nor " + refused.getFileName()
                    + " exists.");
        }
        CaseOutcome outcome = CaseOutcome.of(mapping, input);
        List<String> differences = new ArrayList<>();
        try {
            accepted(Files.exists(out) ? JSON.readTree(out.toFile()) : JSON.createArrayNode(), outcome, differences);
            if (Files.exists(page)) {
                page(JSON.readTree(page.toFile()), outcome, differences);
            }
        } catch (JsonProcessingException notJson) {
            differences.add("An expectation is not well-formed JSON: " + notJson.getOriginalMessage());
        }
        refused(Files.exists(refused) ? Files.readAllLines(refused) : List.of(), outcome, differences);
        return differences;
    }

    private static void accepted(JsonNode expected, CaseOutcome outcome, List<String> differences) {
        if (expected.size() != outcome.accepted.size()) {
            differences.add("accepted: expected " + expected.size() + " records, got " + outcome.accepted.size() + " "
                    + outcome.details);
        }
        for (int i = 0; i < Math.min(expected.size(), outcome.accepted.size()); i++) {
            compare("accepted[" + i + "]", expected.get(i), outcome.accepted.get(i), differences);
        }
    }

    private static void compare(String where, JsonNode expected, JsonNode actual, List<String> differences) {
        TreeSet<String> fields = new TreeSet<>();
        expected.fieldNames().forEachRemaining(fields::add);
        actual.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            String wanted = String.valueOf(expected.get(field));
            String got = String.valueOf(actual.get(field));
            if (!wanted.equals(got)) {
                differences.add(where + " " + field + ": expected " + wanted + ", got " + got);
            }
        }
    }

    private static void refused(List<String> lines, CaseOutcome outcome, List<String> differences) {
        List<String> expected = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (!expected.equals(outcome.refused)) {
            differences.add("refused: expected " + expected + ", got " + outcome.refused + " " + outcome.details);
        }
    }

    private static void page(JsonNode expected, CaseOutcome outcome, List<String> differences) {
        PageFacts facts = outcome.page;
        if (facts == null) {
            differences.add("page: the document was refused " + outcome.details);
            return;
        }
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
        compare("page", expected, actual, differences);
    }
}
