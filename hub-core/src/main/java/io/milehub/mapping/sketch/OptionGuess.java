package io.milehub.mapping.sketch;

import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.ReadPath;
import io.milehub.mapping.sample.Column;
import io.milehub.mapping.sample.FieldNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Colour and size where the feed names them by values: {@code Option1 Name, Option1 Value} of Shopify's and Spree's
 * tables, {@code option1} with the names beside the variants in Shopify's JSON, lists of {@code name, value}.
 *
 * @param values what the expression may give, and perhaps more
 */
record OptionGuess(String expression, List<String> values) {
    private static final Pattern NAME = Pattern.compile("option ?(\\d) name");
    private static final Pattern NUMBERED = Pattern.compile("option ?(\\d)(?: value)?");
    private static final Set<String> PAIRED = Set.of("value", "option", "val");

    static Optional<OptionGuess> of(ColumnChoice choice, String field) {
        Map<String, Column> numbered = numbered(choice);
        Optional<OptionGuess> cells = ofCells(choice, field, numbered);
        return cells.or(() -> ofNames(choice, field, numbered)).or(() -> ofPairs(choice, field));
    }

    private static Map<String, Column> numbered(ColumnChoice choice) {
        Map<String, Column> numbered = new LinkedHashMap<>();
        choice.all()
                .filter(column -> column.level() == Level.RECORD && !column.isEmpty())
                .forEach(column -> {
                    Matcher number = NUMBERED.matcher(FieldNames.words(column.name()));
                    if (number.matches()) {
                        numbered.putIfAbsent(number.group(1), column);
                    }
                });
        return numbered;
    }

    /** The name stands in every row that has the value, or only in the first row of a group. */
    private static Optional<OptionGuess> ofCells(ColumnChoice choice, String field, Map<String, Column> numbered) {
        Branches branches = new Branches();
        numbered.forEach((number, value) -> choice.all()
                .filter(column -> isNameOf(number, column))
                .filter(column -> column.level() == Level.PARENT
                        || column.values().size() >= value.values().size())
                .findFirst()
                .ifPresent(
                        name -> branches.add(field, name.distinct(), name.path().toString(), value)));
        return branches.written();
    }

    private static boolean isNameOf(String number, Column column) {
        Matcher name = NAME.matcher(FieldNames.words(column.name()));
        return name.matches() && name.group(1).equals(number);
    }

    /** The first of the names belongs to {@code option1}. */
    private static Optional<OptionGuess> ofNames(ColumnChoice choice, String field, Map<String, Column> numbered) {
        Branches branches = new Branches();
        choice.all()
                .filter(column -> column.level() != Level.RECORD && column.isList())
                .filter(column -> column.longName().equals("options name"))
                .findFirst()
                .ifPresent(names -> numbered.forEach((number, value) -> {
                    String at = names.path().toString().replace("[].", "[" + (Integer.parseInt(number) - 1) + "].");
                    branches.add(field, names.distinct(), at, value);
                }));
        return branches.written();
    }

    private static Optional<OptionGuess> ofPairs(ColumnChoice choice, String field) {
        for (Column names : choice.all().filter(Column::isList).toList()) {
            Set<String> own = own(field, names.distinct());
            boolean name = Set.of("name", "key", "code", "label").contains(FieldNames.words(names.name()));
            if (name && !own.isEmpty()) {
                Optional<Column> values = choice.all()
                        .filter(column -> PAIRED.contains(FieldNames.words(column.name())))
                        .filter(column -> column.level() == names.level()
                                && beside(column).equals(beside(names)))
                        .findFirst();
                if (values.isPresent()) {
                    int list = names.path().steps().indexOf(ReadPath.EACH);
                    ReadPath all =
                            new ReadPath(names.level(), names.path().steps().subList(0, list));
                    String is = own.stream()
                            .map(word -> "." + names.name() + " == " + quoted(word))
                            .collect(Collectors.joining(" or "));
                    return Optional.of(new OptionGuess(
                            "first([for (" + all + ") ." + values.get().name() + " if (" + is + ")])",
                            values.get().values()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> beside(Column column) {
        List<String> steps = column.path().steps();
        return steps.subList(0, steps.size() - 1);
    }

    private static Set<String> own(String field, Set<String> words) {
        return words.stream().filter(word -> FieldNames.rank(field, word) >= 0).collect(Collectors.toSet());
    }

    /** Text as an expression writes it. */
    static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Conditions with the field that holds under each. */
    private static final class Branches {
        private final List<String> conditions = new ArrayList<>();
        private final List<String> values = new ArrayList<>();

        void add(String field, Set<String> names, String name, Column value) {
            List<String> own = own(field, names).stream().sorted().toList();
            if (!own.isEmpty()) {
                String is =
                        own.stream().map(word -> name + " == " + quoted(word)).collect(Collectors.joining(" or "));
                conditions.add("if (" + is + ") " + value.path());
                values.addAll(value.values());
            }
        }

        Optional<OptionGuess> written() {
            return conditions.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new OptionGuess(String.join(" else ", conditions), values));
        }
    }
}
