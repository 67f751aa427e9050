package io.milehub.mapping.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the records stand in a document: {@code .styles[].sizes[]}. A step is a name, or null for "each element of the
 * list here".
 */
public final class RecordPath {
    private final List<@Nullable String> steps;

    private RecordPath(List<@Nullable String> steps) {
        this.steps = steps;
    }

    /**
     * Reads a path of names with {@code []}; a name that is no identifier stands in double quotes.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the path
     */
    public static RecordPath parse(String text) {
        return new RecordPathReader(text).read();
    }

    static RecordPath of(List<@Nullable String> steps) {
        return new RecordPath(steps);
    }

    /** The same names, each of them a list: how an XML path without any {@code []} is meant. */
    public RecordPath allRepeating() {
        if (steps.contains(null)) {
            return this;
        }
        List<@Nullable String> repeating = new ArrayList<>();
        for (String name : steps) {
            repeating.add(name);
            repeating.add(null);
        }
        return new RecordPath(repeating);
    }

    /** Whether a step is {@code []}. */
    public boolean isEach(int step) {
        return step < steps.size() && steps.get(step) == null;
    }

    /** Whether the path has ended. */
    public boolean isEnd(int step) {
        return step == steps.size();
    }

    /** The name at a step, or null where the step is {@code []} or the path has ended. */
    public @Nullable String name(int step) {
        return step < steps.size() ? steps.get(step) : null;
    }

    /** The names that this path addresses, outermost first. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (String step : steps) {
            if (step != null) {
                names.add(step);
            }
        }
        return names;
    }

    /** The path up to a step, as it is written. */
    public String upTo(int step) {
        String written = steps.subList(0, step).stream()
                .map(name -> name == null ? "[]" : "." + name)
                .collect(Collectors.joining());
        return written.startsWith(".") ? written : "." + written;
    }

    @Override
    public String toString() {
        return upTo(steps.size());
    }
}
