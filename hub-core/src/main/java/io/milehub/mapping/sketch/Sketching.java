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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private Sketching(Sample sample, Path file, Wishes wishes) throws DecodeRefused, IOException {
        this.sample = sample;
        this.file = file;
        this.wishes = wishes;
        this.kind = KindDefinition.of(wishes.kind());
        this.layout = LayoutFinder.of(sample, wishes.each());
        this.columns = Columns.of(sample, layout);
        this.guesses = new Guesses(columns, layout, wishes).find();
        this.fields = inOrder(guesses.fields());
        this.open = new LinkedHashMap<>(guesses.open());
        this.page = new LinkedHashMap<>(guesses.page());
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
        List<String> missing = missing();
        TrialResult trial = missing.isEmpty() ? trial() : null;
        for (int round = 0; trial != null && round < ROUNDS_MAX && takesBack(trial); round++) {
            trial = trial();
        }
        if (trial != null) {
            DecodeRefused refusal = trial.pages().getFirst().refusal();
            if (refusal != null) {
                throw refusal;
            }
        }
        MappingText text = new MappingText(layout, wishes, fields, page, guesses.lookups());
        text.blanks()
                .forEach((table, words) ->
                        open.put("product.category", table + " says nothing yet of " + String.join(", ", words)));
        String mapping = text.write(
                open, missing(), trial == null ? unused() : trial.drift().unread());
        return new Sketch(layout, mapping, text.tables(), fields, open, missing(), trial);
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (FieldDefinition definition : kind.fields()) {
            boolean filled = fields.keySet().stream().anyMatch(definition::isNamed);
            if (definition.required() && !filled) {
                missing.add(definition.byLanguage() ? definition.name() + "." + wishes.language() : definition.name());
            }
        }
        return missing;
    }

    private @Nullable TrialResult trial() throws DecodeRefused, IOException {
        MappingText text = new MappingText(layout, wishes, fields, page, guesses.lookups());
        Map<String, String> files = new HashMap<>(text.tables());
        files.put(String.valueOf(file.getFileName()), text.write(Map.of(), List.of(), List.of()));
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

    /** Whether anything was taken back: a moment that stands after the records, a guess that refuses too much. */
    private boolean takesBack(TrialResult trial) {
        boolean changed = false;
        for (Map.Entry<String, Long> reason : trial.reasons().entrySet()) {
            String field = reason.getKey().substring(reason.getKey().indexOf(' ') + 1);
            boolean much = reason.getValue() * 100 > trial.records() * REFUSED_PERCENT_MAX;
            if (much && isOptional(field) && fields.containsKey(field)) {
                open.put(
                        field,
                        fields.remove(field) + " — refused " + reason.getValue() + " records: "
                                + reason.getKey().substring(0, reason.getKey().indexOf(' ')));
                changed = true;
            }
        }
        for (NeverThere never : trial.drift().neverThere()) {
            for (String use : Set.copyOf(never.uses())) {
                changed |= isOptional(use) && use.equals("as_of") && fields.remove(use) != null;
            }
        }
        boolean refused = !trial.isRead() && !page.isEmpty();
        if (refused) {
            page.clear();
        }
        return changed || refused;
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
