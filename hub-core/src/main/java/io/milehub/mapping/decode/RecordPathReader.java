package io.milehub.mapping.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of a {@link RecordPath}. */
final class RecordPathReader {
    private static final int STEPS_MAX = 16;

    private final String text;
    private int at;

    RecordPathReader(String text) {
        this.text = text.strip();
    }

    RecordPath read() {
        List<@Nullable String> steps = new ArrayList<>();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The path is empty.");
        }
        if (!text.equals(".")) {
            while (at < text.length()) {
                steps.add(step(steps.isEmpty()));
            }
        }
        if (steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException("The path has more than " + STEPS_MAX + " steps.");
        }
        return RecordPath.of(steps);
    }

    private @Nullable String step(boolean first) {
        boolean dotBeforeBrackets = first && text.startsWith(".[]");
        if (dotBeforeBrackets || text.startsWith("[]", at)) {
            at += dotBeforeBrackets ? 3 : 2;
            return null;
        }
        if (text.charAt(at) == '.') {
            at++;
        } else if (!first) {
            throw new IllegalArgumentException("A dot is missing at \"" + text.substring(at) + "\".");
        }
        return name();
    }

    private String name() {
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw new IllegalArgumentException("A quote is not closed.");
            }
            String name = text.substring(at + 1, end);
            at = end + 1;
            return name;
        }
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw new IllegalArgumentException("A name is missing at \"" + text.substring(start) + "\".");
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
