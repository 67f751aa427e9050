package io.milehub.mapping;

import java.nio.file.Path;
import java.util.List;

/**
 * How one case of a mapping came out.
 *
 * @param name the case's file name without its endings
 * @param problems what is not as expected, where it is expected; empty if the case holds
 */
public record CaseResult(String name, Path input, List<Problem> problems) {
    public CaseResult {
        problems = List.copyOf(problems);
    }

    public boolean passed() {
        return problems.isEmpty();
    }

    /** What is not as expected, a line each. */
    public List<String> differences() {
        return problems.stream().map(Problem::what).toList();
    }

    /** The case and its differences, a line each. */
    @Override
    public String toString() {
        return passed() ? name + ": holds" : name + ":\n  " + String.join("\n  ", differences());
    }
}
