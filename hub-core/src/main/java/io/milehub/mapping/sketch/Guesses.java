package io.milehub.mapping.sketch;

import io.milehub.canonical.Gtin;
import io.milehub.canonical.RecordKind;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.sample.Column;
import io.milehub.mapping.sample.Columns;
import io.milehub.mapping.sample.FieldNames;
import io.milehub.mapping.sample.Layout;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds by names and values which field of the source could be which canonical field. */
final class Guesses {
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*(?:Z|[+-]\\d\\d:?\\d\\d)");
    private static final Set<String> MAYBE_KEYS = Set.of("style", "model", "modell", "modello", "code", "master");
    /** A hash or a list of ids says nothing to a human. */
    private static final Pattern IDS = Pattern.compile("[0-9a-fA-F|,; -]{24,}|\\d+");

    private static final Pattern LETTERS = Pattern.compile("(?i)[0-9]?[XSML]+|one size|os|.*[A-Z].*");

    private static final Set<String> SCALES = Set.of(
            "INT", "IT", "FR", "UK", "US", "EU", "DE", "JP", "SHOE_EU", "SHOE_IT", "SHOE_UK", "SHOE_US", "DENIM");

    private final Columns columns;
    private final ColumnChoice choice;
    private final Layout layout;
    private final Wishes wishes;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Map<String, Set<String>> lookups = new LinkedHashMap<>();

    Guesses(Columns columns, Layout layout, Wishes wishes) {
        this.columns = columns;
        this.choice = new ColumnChoice(columns, layout);
        this.layout = layout;
        this.wishes = wishes;
    }

    /** Expressions by canonical field. */
    Map<String, String> fields() {
        return fields;
    }

    /** What could not be decided, by canonical field. */
    Map<String, String> open() {
        return open;
    }

    /** The words of small tables by the name of the lookup. */
    Map<String, Set<String>> lookups() {
        return lookups;
    }

    Guesses find() {
        if (layout.format().equals("edi")) {
            fields.putAll(SegmentGuesses.of(columns, layout, wishes, open));
            return this;
        }
        set("sku", choice.piece(), column -> !INSTANT.matcher(column.example()).matches(), Column::asText);
        switch (wishes.kind()) {
            case ITEM -> item();
            case STOCK -> stock();
            case PRICE -> price("price.amount");
            default -> open.put("fields", "nothing is guessed of this kind of record");
        }
        moments();
        return this;
    }

    private void item() {
        set(
                "gtin",
                choice.piece(),
                column -> column.mostly(60, Guesses::isGtin),
                column -> "gtin(" + column.asText() + ")");
        key();
        brand();
        texts("product.title");
        texts("product.description");
        category();
        for (String field : List.of("season", "composition")) {
            set(field, choice.product(), _ -> true, Column::asText);
        }
        set("origin", choice.product(), _ -> true, column -> "country(" + column.path() + ")");
        set("hs_code", choice.product(), _ -> true, Column::asText);
        choice.column("colour", choice.piece(), _ -> true)
                .map(Column::asText)
                .or(() -> OptionGuess.of(choice, "colour").map(OptionGuess::expression))
                .ifPresent(colour -> fields.put("colour", colour));
        size();
        ImageGuess.of(choice, layout).ifPresent(images -> fields.put("images", images));
        price("price.rrp");
    }

    private void stock() {
        set("location", choice.piece(), column -> !column.isOfNumbers() || isOfIds(column), Column::asText);
        set("quantity", choice.piece(), column -> column.mostly(60, value -> value.matches("-?\\d+")), Guesses::path);
    }

    private static boolean isOfIds(Column column) {
        return FieldNames.words(column.name()).matches(".* (id|code|number)");
    }

    /** The first that its name alone makes sure of, or that has one title a value: a style may also be "sporty". */
    private void key() {
        Optional<Column> title = choice.titles().findFirst();
        choice.called("product.key", choice.product())
                .filter(column -> !MAYBE_KEYS.contains(FieldNames.words(column.name()))
                        || title.isEmpty()
                        || title.get().level() != column.level()
                        || column.determines(title.get()))
                .findFirst()
                .ifPresent(column -> fields.put("product.key", column.asText()));
        fields.computeIfAbsent("product.key", _ -> fields.get("sku"));
    }

    private static String path(Column column) {
        return column.path().toString();
    }

    private static boolean isGtin(String value) {
        return Gtin.of(value.replaceAll("[ -]", "")).isPresent();
    }

    private void set(String field, List<Level> levels, Predicate<Column> fits, Function<Column, String> written) {
        choice.column(field, levels, fits).ifPresent(column -> fields.put(field, written.apply(column)));
    }

    private void brand() {
        String known = wishes.brand();
        if (known != null) {
            fields.put("product.brand", OptionGuess.quoted(known));
        } else {
            set("product.brand", choice.product(), _ -> true, Column::asText);
        }
    }

    /** One a language, where names end in one: {@code .name.en}, {@code title_it}. */
    private void texts(String field) {
        for (Column column : choice.all().toList()) {
            String words = FieldNames.words(column.longName());
            Matcher language = ColumnChoice.LANGUAGE.matcher(words);
            boolean named =
                    !column.isList() && !column.isEmpty() && choice.product().contains(column.level());
            if (named && language.find() && FieldNames.rank(field, words.substring(0, language.start())) >= 0) {
                fields.putIfAbsent(field + "." + language.group(1), text(column));
            }
        }
        if (fields.keySet().stream().noneMatch(name -> name.startsWith(field + "."))) {
            choice.column(field, choice.product(), column -> !column.isOfNumbers())
                    .ifPresent(column -> fields.put(field + "." + wishes.language(), text(column)));
        }
    }

    private static String text(Column column) {
        boolean markup = column.values().stream().anyMatch(value -> value.matches("(?s).*(<[a-zA-Z/]|&[a-z#0-9]+;).*"));
        return markup ? "html_text(" + column.path() + ")" : column.asText();
    }

    private void category() {
        List<Column> called = choice.called("product.category", choice.product())
                .filter(column -> !column.mostly(50, value -> IDS.matcher(value).matches()))
                .toList();
        Optional<Column> found = called.stream()
                .filter(column -> column.mostly(100, CategoryWords::isPath))
                .findFirst()
                .or(() -> called.stream().findFirst());
        if (found.isEmpty()) {
            return;
        }
        Set<String> words = found.get().distinct();
        if (words.stream().allMatch(CategoryWords::isPath)) {
            fields.put("product.category", "category(" + found.get().path() + ")");
        } else if (words.size() <= CategoryWords.WORDS_MAX) {
            fields.put(
                    "product.category", "lookup(\"categories\", " + found.get().path() + ")");
            lookups.put("categories", words);
        }
    }

    private void size() {
        Optional<OptionGuess> label = choice.column("size", choice.piece(), _ -> true)
                .map(column -> new OptionGuess(column.asText(), column.values()))
                .or(() -> OptionGuess.of(choice, "size"));
        if (label.isEmpty()) {
            return;
        }
        String scale = choice.column("scale", choice.piece(), column -> SCALES.containsAll(column.distinct()))
                .map(column -> column.path().toString())
                .orElse(wishes.scale() == null ? "" : '"' + wishes.scale() + '"');
        boolean letters = label.get().values().stream()
                .allMatch(value -> LETTERS.matcher(value).matches());
        String path = label.get().expression();
        if (!scale.isEmpty() || letters) {
            fields.put("size", "size(" + (scale.isEmpty() ? "\"INT\"" : scale) + ", " + path + ")");
        } else {
            String example = label.get().values().getFirst();
            open.put("size", "size(\"IT\", " + path + ") — say of which scale \"" + example + "\" is (--scale IT)");
        }
    }

    private void price(String field) {
        Optional<Column> amount = amount(field);
        if (wishes.kind() == RecordKind.PRICE) {
            fields.put("price.type", "\"RRP\"");
        }
        if (amount.isEmpty()) {
            return;
        }
        Optional<Column> currency =
                choice.column("currency", choice.piece(), column -> column.mostly(100, PriceWords::isCurrency));
        Optional<String> money = PriceWords.expression(amount.get(), currency, wishes.currency());
        String tax = wishes.tax();
        if (money.isEmpty() || tax == null) {
            open.put(
                    field,
                    PriceWords.expression(amount.get(), currency, "EUR").orElse("money(…)") + " — say "
                            + (money.isEmpty() ? "the currency (--currency EUR)" : "")
                            + (money.isEmpty() && tax == null ? " and " : "")
                            + (tax == null ? "whether tax is in it (--tax 'INC(IT)' or EXC)" : ""));
            return;
        }
        fields.put(field, money.get());
        fields.put("price.tax", '"' + tax + '"');
    }

    /** Where net and gross are told, that which the tax wished for is in. */
    private Optional<Column> amount(String field) {
        Pattern other = "EXC".equals(wishes.tax()) ? PriceWords.GROSS : PriceWords.NET;
        List<Column> called = choice.called("price", choice.piece()).toList();
        List<Column> amounts = called.stream()
                .filter(column -> column.mostly(90, PriceWords::isAmount))
                .sorted(Comparator.comparing(
                        (Column column) -> wishes.currency() == null && !PriceWords.namesCurrency(column)))
                .toList();
        if (amounts.isEmpty() && !called.isEmpty()) {
            Column no = called.getFirst();
            open.put(field, no.path() + " — no amounts as `money` reads them, for example \"" + no.example() + "\"");
        }
        return amounts.stream()
                .filter(column ->
                        !other.matcher(FieldNames.words(column.name())).find())
                .findFirst()
                .or(() -> amounts.stream().findFirst());
    }

    private void moments() {
        if (wishes.kind() == RecordKind.ITEM) {
            return;
        }
        set("version", List.of(Level.RECORD), column -> column.mostly(100, v -> v.matches("\\d{1,18}")), Guesses::path);
        choice.column("as_of", List.of(Level.RECORD), _ -> true).ifPresent(column -> {
            if (column.mostly(100, value -> INSTANT.matcher(value).matches())) {
                fields.put("as_of", column.path().toString());
            } else {
                open.put(
                        "as_of",
                        "date(" + column.path() + ", \"dd.MM.uuuu HH:mm\", \"Europe/Rome\") — say in which form"
                                + " and zone \"" + column.example() + "\" is");
            }
        });
    }

    /** What the document says about itself, by the key under {@code page}. */
    Map<String, String> page() {
        Map<String, String> page = new LinkedHashMap<>();
        if (!Set.of("json", "xml").contains(layout.format())) {
            return page;
        }
        for (String fact : List.of("next", "total", "as_of")) {
            columns.all().stream()
                    .filter(column -> column.level() == Level.DOCUMENT && !column.isList())
                    .filter(column -> FieldNames.pageRank(fact, column.name().replace("@", "")) >= 0)
                    .filter(column -> fits(fact, column))
                    .min(Comparator.comparingInt(column -> FieldNames.pageRank(fact, column.name())))
                    .ifPresent(column -> page.put(fact, column.path().toString().substring("$root".length())));
        }
        return page;
    }

    private boolean fits(String fact, Column column) {
        return switch (fact) {
            case "next" -> true;
            case "total" ->
                column.mostly(100, value -> value.matches("\\d{1,9}") && Long.parseLong(value) >= columns.records());
            default -> column.mostly(100, value -> INSTANT.matcher(value).matches());
        };
    }
}
