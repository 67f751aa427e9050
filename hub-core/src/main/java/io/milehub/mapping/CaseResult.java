package io.milehub.mapping;

import java.nio.file.Path;
import java.util.List;

/**
 * How one case of a mapping came out.
 *
 * @param name the case's file name without its endings
 * @param differences what is not as expected, a line each; empty if the case holds
 */
public record CaseResult(String name, Path input, List<String> differences) {
    public CaseResult {
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }

    /** The case and its differences, a line each. */
    @Override
    public String toString() {
        return passed() ? name + ": holds" : name + ":\n  " + String.join("\n  ", differences);
    }
}
