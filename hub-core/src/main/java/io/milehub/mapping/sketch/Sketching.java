package io.milehub.mapping.sketch;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.Problem;
import io.milehub.mapping.drift.DriftReport.NeverThere;
import io.milehub.mapping.drift.DriftReport.Seen;
import io.milehub.mapping.drift.JsonType;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.sample.Columns;
import io.milehub.mapping.sample.Layout;
import io.milehub.mapping.sample.LayoutFinder;
import io.milehub.mapping.sample.Sample;
import io.milehub.mapping.trial.Trial;
import io.milehub.mapping.trial.TrialLimits;
import io.milehub.mapping.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up a mapping, tries it on the sample, and takes back what the sample contradicts. */
public final class Sketching {
    private static final int ROUNDS_MAX = 8;
    /** A guess that refuses more of a hundred records is no good one. */
    private static final int REFUSED_PERCENT_MAX = 40;

    private final Sample sample;
    private final Path file;
    private final Wishes wishes;
    private final KindDefinition kind;
    private final Layout layout;
    private final Columns columns;
    private final Guesses guesses;
    private final Map<String, String> fields;
    private final Map<String, String> open;
    private final Map<String, String> page;
    private final Map<String, String> cells = new LinkedHashMap<>();

    private Sketching(Sample sample, Path file, Wishes wishes) throws DecodeRefused, IOException {
        this.sample = sample;
        this.file = file;
        this.wishes = wishes;
        this.kind = KindDefinition.of(wishes.kind());
        this.layout = LayoutFinder.of(sample, wishes.each()).ofMessages(SegmentGuesses.messages(wishes.kind()));
        this.columns = Columns.of(sample, layout);
        new FeedSigns(sample, layout, columns).refuseNone();
        this.guesses = new Guesses(columns, layout, wishes).find();
        this.fields = inOrder(guesses.fields());
        this.open = new LinkedHashMap<>(guesses.open());
        this.page = new LinkedHashMap<>(guesses.page());
        if (layout.format().equals("csv") && fields.values().stream().allMatch(field -> field.startsWith("\""))) {
            open.put(
                    "csv.header",
                    "nothing in the first row is known; where it is a record and names nothing, write"
                            + " `csv: { header: false }` and read `._1`, `._2`");
        }
        if (wishes.each() == null) {
            new FeedSigns(sample, layout, columns).refuseUnlike(wishes.kind(), fields.values());
        }
    }

    /**
     * @param file what the mapping file will be called; it is not read
     * @throws DecodeRefused if the sample cannot be read
     * @throws IllegalArgumentException with a sentence, if {@code each} is no path
     */
    public static Sketch of(Sample sample, Path file, Wishes wishes) throws DecodeRefused, IOException {
        return new Sketching(sample, file, wishes).sketch();
    }

    /** As the kind defines them, which is how they are read best. */
    private Map<String, String> inOrder(Map<String, String> found) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (FieldDefinition definition : kind.fields()) {
            found.forEach((name, expression) -> {
                if (definition.isNamed(name)) {
                    ordered.put(name, expression);
                }
            });
        }
        return ordered;
    }

    private Sketch sketch() throws DecodeRefused, IOException {
        TrialResult trial = missing().isEmpty() ? trial() : null;
        for (int round = 0; trial != null && round < ROUNDS_MAX && takesBack(trial); round++) {
            trial = missing().isEmpty() ? trial() : null;
        }
        if (trial != null) {
            DecodeRefused refusal = trial.pages().getFirst().refusal();
            if (refusal != null) {
                throw refusal;
            }
        }
        MappingText text = new MappingText(layout, wishes, fields, page, cells, guesses.lookups());
        text.blanks()
                .forEach((table, words) ->
                        open.put("product.category", table + " says nothing yet of " + String.join(", ", words)));
        String mapping = text.write(
                open, missing(), trial == null ? unused() : trial.drift().unread());
        return new Sketch(layout, mapping, text.tables(), fields, open, missing(), trial);
    }

    private Map<String, String> missing() {
        Map<String, String> missing = new LinkedHashMap<>();
        for (FieldDefinition definition : kind.fields()) {
            boolean filled = fields.keySet().stream().anyMatch(definition::isNamed);
            if (definition.required() && !filled) {
                missing.put(
                        definition.byLanguage() ? definition.name() + "." + wishes.language() : definition.name(),
                        why(definition.name()));
            }
        }
        return missing;
    }

    private String why(String field) {
        String blank = new ColumnChoice(columns, layout)
                .blank(field)
                .map(column -> "required; " + column.path() + " is called so, and is blank in every record")
                .orElse("required, and nothing looks like it");
        return blank + (field.equals("product.brand") ? " (--brand NAME, where every piece is of one)" : "");
    }

    private TrialResult trial() throws DecodeRefused, IOException {
        MappingText text = new MappingText(layout, wishes, fields, page, cells, guesses.lookups());
        Map<String, String> files = new HashMap<>(text.tables());
        files.put(String.valueOf(file.getFileName()), text.write(Map.of(), Map.of(), List.of()));
        try {
            Mapping mapping = MappingLoader.kept(file, files);
            Trial trial = new Trial(mapping, TrialLimits.USUAL);
            trial.page("sample", sample.open());
            return trial.result();
        } catch (MappingProblems wrong) {
            throw new IllegalStateException(
                    "The sketch is no mapping: "
                            + wrong.problems().stream().map(Problem::toString).toList(),
                    wrong);
        }
    }

    /** Whether anything was taken back: what stands behind the records, a guess that refuses too much. */
    private boolean takesBack(TrialResult trial) {
        boolean changed = false;
        for (Map.Entry<String, Long> reason : trial.reasons().entrySet()) {
            int space = reason.getKey().indexOf(' ');
            boolean much = reason.getValue() * 100 > trial.records() * REFUSED_PERCENT_MAX;
            changed |= much
                    && takesBack(
                            reason.getKey().substring(0, space),
                            reason.getKey().substring(space + 1),
                            reason.getValue());
        }
        for (NeverThere never : trial.drift().neverThere()) {
            for (String use : Set.copyOf(never.uses())) {
                boolean behind = never.path().startsWith("$root") || use.equals("as_of");
                String expression = behind ? fields.remove(use) : null;
                if (expression != null) {
                    open.put(use, expression + " — stands behind the records, where no expression sees it");
                    changed = true;
                }
            }
        }
        boolean refused = !trial.isRead() && !page.isEmpty();
        if (refused) {
            page.clear();
        }
        return changed || refused;
    }

    private boolean takesBack(String code, String field, long records) {
        if (code.equals("cells-missing") || code.equals("cells-extra")) {
            boolean fewer = code.equals("cells-missing");
            open.put(
                    fewer ? "csv.missing_cells" : "csv.extra_cells",
                    records + " rows have " + (fewer ? "fewer" : "more") + " cells than the header, and are taken in");
            return cells.put(fewer ? "missing_cells" : "extra_cells", fewer ? "absent" : "drop") == null;
        }
        if (!isOptional(field) || !fields.containsKey(field)) {
            return false;
        }
        open.put(field, fields.remove(field) + " — refused " + records + " records: " + code);
        if (field.equals("price.rrp")) {
            fields.remove("price.tax");
        }
        return true;
    }

    private boolean isOptional(String field) {
        return kind.fields().stream().anyMatch(definition -> definition.isNamed(field) && !definition.required());
    }

    /** Where nothing can be tried: the fields of the source whose path stands in no expression. */
    private List<Seen> unused() {
        return columns.all().stream()
                .filter(column -> !column.isEmpty())
                .filter(column -> fields.values().stream()
                        .noneMatch(
                                expression -> expression.contains(column.path().toString())))
                .map(column -> new Seen(column.path().toString(), false, 0, 0, Set.of(JsonType.TEXT), column.example()))
                .toList();
    }
}
