package io.milehub.mapping.sketch;

import io.milehub.mapping.drift.DriftReport.Seen;
import io.milehub.mapping.sample.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a sketch as the files that it becomes. */
final class MappingText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.$(_][^#]*");
    private static final int UNREAD_MAX = 60;
    private static final int LINE_MAX = 116;

    private final Layout layout;
    private final Wishes wishes;
    private final Map<String, String> fields;
    private final Map<String, String> page;
    private final Map<String, String> cells;
    private final Map<String, Set<String>> lookups;

    /** @param cells what is written under {@code csv} of rows that are too short or too long */
    MappingText(
            Layout layout,
            Wishes wishes,
            Map<String, String> fields,
            Map<String, String> page,
            Map<String, String> cells,
            Map<String, Set<String>> lookups) {
        this.layout = layout;
        this.wishes = wishes;
        this.fields = fields;
        this.page = page;
        this.cells = cells;
        this.lookups = lookups;
    }

    /** The lookup tables by file name: every word of the sample, with its value where that is plain. */
    Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        lookups.forEach((name, words) -> {
            StringBuilder table = new StringBuilder("key,value\n");
            words.forEach(word -> table.append(cell(word))
                    .append(',')
                    .append(cell(CategoryWords.path(word)))
                    .append('\n'));
            tables.put(name + ".csv", table.toString());
        });
        return tables;
    }

    /** The words that somebody has to find a value for, by file name. */
    Map<String, List<String>> blanks() {
        Map<String, List<String>> blanks = new LinkedHashMap<>();
        lookups.forEach((name, words) -> {
            List<String> blank = words.stream()
                    .filter(word -> CategoryWords.path(word).isEmpty())
                    .toList();
            if (!blank.isEmpty()) {
                blanks.put(name + ".csv", blank);
            }
        });
        return blanks;
    }

    private static String cell(String text) {
        boolean plain = !text.contains(",") && !text.contains("\"") && !text.contains("\n");
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    String write(Map<String, String> open, Map<String, String> missing, List<Seen> unread) {
        StringBuilder text = new StringBuilder();
        line(text, "record: " + wishes.kind().slug());
        line(text, "mode: " + (wishes.delta() ? "delta" : "snapshot"));
        line(text, "format: " + layout.format());
        layout(text);
        if (!page.isEmpty()) {
            line(text, "page:");
            page.forEach((key, expression) -> line(text, "  " + key + ": " + scalar(expression)));
        }
        line(text, fields.isEmpty() ? "fields: {}" : "fields:");
        fields.forEach((name, expression) -> line(text, "  " + name + ": " + scalar(expression)));
        missing.forEach((name, why) -> line(text, "  # " + name + ": " + oneLine(open.getOrDefault(name, why))));
        open.forEach((name, known) -> {
            if (!missing.containsKey(name)) {
                line(text, "  # " + name + ": " + oneLine(known));
            }
        });
        unread(text, unread);
        if (!lookups.isEmpty()) {
            line(text, "lookups:");
            lookups.keySet().forEach(name -> line(text, "  " + name + ": " + name + ".csv"));
        }
        return text.toString();
    }

    private void layout(StringBuilder text) {
        Map<String, String> csv = new LinkedHashMap<>();
        if (layout.group() != null) {
            csv.put("group", inFlow(layout.group()));
        }
        csv.putAll(cells);
        if (!csv.isEmpty()) {
            line(text, "csv: " + flow(csv));
        }
        Map<String, String> edi = new LinkedHashMap<>();
        if (!layout.messages().isEmpty()) {
            edi.put("message", layout.messages().getFirst());
        }
        if (layout.faulty()) {
            edi.put("envelope", "report");
        }
        if (!edi.isEmpty()) {
            line(text, "edi: " + flow(edi));
        }
        if (layout.root() != null) {
            line(text, "root: " + layout.root());
        }
        if (layout.each() != null) {
            line(text, "each: " + scalar(layout.each()));
        }
        if (!layout.lists().isEmpty()) {
            line(
                    text,
                    "lists: " + layout.lists().stream().map(MappingText::quoted).toList());
        }
        layout.namespaces()
                .forEach((prefix, address) -> line(text, "namespaces: { " + prefix + ": \"" + address + "\" }"));
    }

    private static String quoted(String name) {
        return name.contains(":") ? '"' + name + '"' : name;
    }

    private static String flow(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + ": " + key.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String inFlow(String value) {
        return value.matches("[A-Za-z][A-Za-z0-9 _.-]*") ? scalar(value) : "'" + value.replace("'", "''") + "'";
    }

    private static void unread(StringBuilder text, List<Seen> unread) {
        if (unread.isEmpty()) {
            return;
        }
        line(text, "  # Not read, with an example of each:");
        for (Seen seen : unread.subList(0, Math.min(UNREAD_MAX, unread.size()))) {
            String example = seen.example();
            line(text, "  # " + seen.path() + (example == null ? "" : "  " + oneLine(example)));
        }
        if (unread.size() > UNREAD_MAX) {
            line(text, "  # and " + (unread.size() - UNREAD_MAX) + " more; ./hub try lists them");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static void line(StringBuilder text, String line) {
        boolean comment = line.stripLeading().startsWith("#");
        text.append(comment && line.length() > LINE_MAX ? line.substring(0, LINE_MAX) + "…" : line)
                .append('\n');
    }

    /** As YAML reads it back: plain where nothing in it means anything to YAML. */
    static String scalar(String value) {
        boolean plain = PLAIN.matcher(value).matches()
                && !value.contains(": ")
                && !value.endsWith(":")
                && !value.contains(" #")
                && !value.equals("null");
        return plain ? value : "'" + value.replace("'", "''") + "'";
    }
}
