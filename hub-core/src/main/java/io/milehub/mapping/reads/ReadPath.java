package io.milehub.mapping.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in what a decoder gives. It stands for everything below it as well.
 *
 * @param steps names; {@value #EACH} for each element of a list. None is the whole record, parent or document
 */
public record ReadPath(Level level, List<String> steps) {
    /** The step into a list. */
    public static final String EACH = "[]";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    public ReadPath {
        steps = List.copyOf(steps);
    }

    /** The place one step further. */
    public ReadPath then(String step) {
        List<String> further = new ArrayList<>(steps);
        further.add(step);
        return new ReadPath(level, further);
    }

    /** The names alone: lists are no places of their own, so that one element and a list of it read the same. */
    public List<String> names() {
        return steps.stream().filter(step -> !step.equals(EACH)).toList();
    }

    /** As an expression writes it: {@code $parent.media[]."@url"}. */
    @Override
    public String toString() {
        StringBuilder written = new StringBuilder(level.written());
        for (String step : steps) {
            append(written, step);
        }
        return written.isEmpty() ? "." : written.toString();
    }

    private static void append(StringBuilder to, String step) {
        if (step.equals(EACH)) {
            to.append(to.isEmpty() ? "." : "").append(EACH);
        } else if (PLAIN.matcher(step).matches()) {
            to.append('.').append(step);
        } else {
            to.append(".\"")
                    .append(step.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
    }
}
