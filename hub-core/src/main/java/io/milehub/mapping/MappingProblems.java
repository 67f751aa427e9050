package io.milehub.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Mapping files that cannot be used, with all their mistakes at once. */
public final class MappingProblems extends Exception {
    private final transient List<Problem> problems;

    MappingProblems(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
