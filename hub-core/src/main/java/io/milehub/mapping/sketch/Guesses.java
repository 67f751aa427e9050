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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds by names and values which field of the source could be which canonical field. */
final class Guesses {
    private static final Pattern LANGUAGE = Pattern.compile("(?:^|[ ])(en|it|de|fr|es)$");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*(?:Z|[+-]\\d\\d:?\\d\\d)");
    private static final List<Level> PIECE = List.of(Level.RECORD, Level.PARENT);
    private static final List<Level> PRODUCT = List.of(Level.PARENT, Level.RECORD);
    private static final Set<String> SCALES = Set.of(
            "INT", "IT", "FR", "UK", "US", "EU", "DE", "JP", "SHOE_EU", "SHOE_IT", "SHOE_UK", "SHOE_US", "DENIM");

    private final Columns columns;
    private final Layout layout;
    private final Wishes wishes;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    private final Map<String, Set<String>> lookups = new LinkedHashMap<>();

    Guesses(Columns columns, Layout layout, Wishes wishes) {
        this.columns = columns;
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
            fields.putAll(SegmentGuesses.of(layout, wishes, open));
            return this;
        }
        set("sku", PIECE, column -> !INSTANT.matcher(column.example()).matches(), Column::asText);
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
        set("gtin", PIECE, column -> column.mostly(60, Guesses::isGtin), column -> "gtin(" + column.asText() + ")");
        set("product.key", PRODUCT, _ -> true, Column::asText);
        fields.computeIfAbsent("product.key", _ -> fields.get("sku"));
        brand();
        texts("product.title");
        texts("product.description");
        category();
        for (String field : List.of("season", "composition")) {
            set(field, PRODUCT, _ -> true, Column::asText);
        }
        set("origin", PRODUCT, _ -> true, column -> "country(" + column.path() + ")");
        set("hs_code", PRODUCT, _ -> true, Column::asText);
        set("colour", PIECE, _ -> true, Column::asText);
        size();
        images();
        price("price.rrp");
    }

    private void stock() {
        set("location", PIECE, column -> !column.isOfNumbers(), Column::asText);
        set("quantity", PIECE, column -> column.mostly(60, value -> value.matches("-?\\d+")), Guesses::path);
    }

    private static String path(Column column) {
        return column.path().toString();
    }

    private static boolean isGtin(String value) {
        return Gtin.of(value.replaceAll("[ -]", "")).isPresent();
    }

    /** The column whose name means a field most surely, at the level where it stands most often. */
    private Optional<Column> column(String field, List<Level> levels, Predicate<Column> fits) {
        return columns.all().stream()
                .filter(column -> levels.contains(column.level()) && !column.isList() && !column.isEmpty())
                .filter(column -> rank(field, column) >= 0 && fits.test(column))
                .min(Comparator.comparingInt((Column column) -> rank(field, column))
                        .thenComparingInt(column -> levels.indexOf(column.level())));
    }

    /** A name with the one around it, {@code price.amount}, is as good as the name alone. */
    private static int rank(String field, Column column) {
        int alone = FieldNames.rank(field, column.name());
        int longer = FieldNames.rank(field, column.longName());
        return longer < 0 ? alone : alone < 0 ? longer : Math.min(alone, longer);
    }

    private void set(
            String field,
            List<Level> levels,
            Predicate<Column> fits,
            java.util.function.Function<Column, String> written) {
        column(field, levels, fits).ifPresent(column -> fields.put(field, written.apply(column)));
    }

    private void brand() {
        String known = wishes.brand();
        if (known != null) {
            fields.put("product.brand", '"' + known.replace("\"", "") + '"');
        } else {
            set("product.brand", PRODUCT, _ -> true, Column::asText);
        }
    }

    /** One a language, where names end in one: {@code .name.en}, {@code title_it}. */
    private void texts(String field) {
        for (Column column : columns.all()) {
            String words = FieldNames.words(column.longName());
            Matcher language = LANGUAGE.matcher(words);
            boolean named = !column.isList() && !column.isEmpty() && PRODUCT.contains(column.level());
            if (named && language.find() && FieldNames.rank(field, words.substring(0, language.start())) >= 0) {
                fields.putIfAbsent(field + "." + language.group(1), text(column));
            }
        }
        if (fields.keySet().stream().noneMatch(name -> name.startsWith(field + "."))) {
            column(field, PRODUCT, column -> !column.isOfNumbers())
                    .ifPresent(column -> fields.put(field + "." + wishes.language(), text(column)));
        }
    }

    private static String text(Column column) {
        boolean markup = column.values().stream().anyMatch(value -> value.matches("(?s).*(<[a-zA-Z/]|&[a-z#0-9]+;).*"));
        return markup ? "html_text(" + column.path() + ")" : column.asText();
    }

    private void category() {
        Optional<Column> found = column("product.category", PRODUCT, column -> !column.isOfNumbers());
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
        Optional<Column> label = column("size", PIECE, _ -> true);
        if (label.isEmpty()) {
            return;
        }
        Optional<Column> scale = column("scale", PIECE, column -> SCALES.containsAll(column.distinct()));
        String own = wishes.scale();
        boolean letters = label.get().mostly(100, value -> value.matches("(?i)[0-9]?[XSML]+|one size|os|.*[A-Z].*"));
        String path = label.get().asText();
        if (scale.isPresent()) {
            fields.put("size", "size(" + scale.get().path() + ", " + path + ")");
        } else if (own != null || letters) {
            fields.put("size", "size(\"" + (own == null ? "INT" : own) + "\", " + path + ")");
        } else {
            open.put(
                    "size",
                    "size(\"IT\", " + path + ") — say of which scale \""
                            + label.get().example() + "\" is");
        }
    }

    private void images() {
        List<Column> addresses = columns.all().stream()
                .filter(column -> column.level() == Level.RECORD || column.level() == Level.PARENT)
                .filter(column -> column.mostly(80, value -> value.matches("https?://\\S+")))
                .filter(column -> column.path().names().stream()
                        .anyMatch(name -> FieldNames.rank("images", name) >= 0
                                || FieldNames.words(name)
                                        .matches("(image|bild|photo|foto|picture|immagine)( ?\\d+| link.*)")))
                .toList();
        if (layout.group() != null && !addresses.isEmpty()) {
            fields.put("images", "$parent._all." + '"' + addresses.getFirst().name() + '"');
            return;
        }
        Set<String> written = new LinkedHashSet<>();
        addresses.forEach(column -> written.add(ImagePath.of(column.path())));
        if (written.size() == 1) {
            fields.put("images", written.iterator().next());
        } else if (addresses.stream().noneMatch(Column::isList) && !addresses.isEmpty()) {
            fields.put("images", "[" + String.join(", ", written) + "]");
        } else if (!addresses.isEmpty()) {
            fields.put("images", ImagePath.of(addresses.getFirst().path()));
        }
    }

    private void price(String field) {
        Optional<Column> amount = column("price", PIECE, column -> column.mostly(90, PriceWords::isAmount));
        if (wishes.kind() == RecordKind.PRICE) {
            fields.put("price.type", "\"RRP\"");
        }
        if (amount.isEmpty()) {
            return;
        }
        Optional<Column> currency = column("currency", PIECE, column -> column.mostly(100, PriceWords::isCurrency));
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

    private void moments() {
        if (wishes.kind() == RecordKind.ITEM) {
            return;
        }
        set("version", List.of(Level.RECORD), column -> column.mostly(100, v -> v.matches("\\d{1,18}")), Guesses::path);
        column("as_of", List.of(Level.RECORD), _ -> true).ifPresent(column -> {
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
