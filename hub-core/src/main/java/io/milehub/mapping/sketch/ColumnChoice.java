package io.milehub.mapping.sketch;

import io.milehub.mapping.reads.Level;
import io.milehub.mapping.sample.Column;
import io.milehub.mapping.sample.Columns;
import io.milehub.mapping.sample.FieldNames;
import io.milehub.mapping.sample.Layout;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which fields of a sample are called as a canonical field is, at the levels where such a field may stand. */
final class ColumnChoice {
    /** What surrounds a list of this name is the product, and not the feed. */
    private static final Set<String> PIECES =
            Set.of("variants", "variations", "sizes", "skus", "varianten", "varianti", "taglie");

    /** The language at the end of a name: {@code name.en}. */
    static final Pattern LANGUAGE = Pattern.compile("(?:^|[ ])(en|it|de|fr|es)$");

    private final Columns columns;
    private final List<String> around;
    private final boolean documentIsProduct;
    private final List<Level> piece;
    private final List<Level> product;

    ColumnChoice(Columns columns, Layout layout) {
        this.columns = columns;
        List<String> path = List.of(
                Objects.requireNonNullElse(layout.each(), "").replace("[]", "").split("[.]", -1));
        this.around = path.subList(Math.min(1, path.size()), Math.max(1, path.size() - 1));
        boolean one = layout.each() != null
                && layout.each().indexOf("[]") == layout.each().length() - 2;
        this.documentIsProduct = layout.format().equals("json")
                && one
                && PIECES.contains(path.getLast().toLowerCase(Locale.ROOT));
        this.piece = List.of(Level.RECORD, Level.PARENT);
        this.product = documentIsProduct ? List.of(Level.DOCUMENT, Level.RECORD) : List.of(Level.PARENT, Level.RECORD);
    }

    /** Where a number, a size or a price of a piece may stand, the likelier first. */
    List<Level> piece() {
        return piece;
    }

    /** Where a name or a brand may stand, the likelier first. */
    List<Level> product() {
        return product;
    }

    /** All fields of the sample that may be read. */
    Stream<Column> all() {
        return columns.all().stream().filter(this::isReadable);
    }

    private boolean isReadable(Column column) {
        List<String> names = column.path().names();
        return column.level() != Level.DOCUMENT
                || (documentIsProduct
                        && names.size() > around.size()
                        && names.subList(0, around.size()).equals(around));
    }

    /** Those with values whose name means the field, the surest first, of equal ones those of the likelier level. */
    Stream<Column> called(String field, List<Level> levels) {
        return named(field, levels).filter(column -> !column.isEmpty());
    }

    /** The first field whose name means a canonical field, and that is blank everywhere. */
    Optional<Column> blank(String field) {
        return named(field, List.of(Level.RECORD, Level.PARENT))
                .filter(Column::isEmpty)
                .findFirst();
    }

    private Stream<Column> named(String field, List<Level> levels) {
        return all().filter(column -> levels.contains(column.level()) && !column.isList())
                .filter(column -> rank(field, column) >= 0)
                .sorted(Comparator.comparingInt((Column column) -> rank(field, column))
                        .thenComparingInt(column -> levels.indexOf(column.level())));
    }

    /** What the product is called, in whatever language. */
    Stream<Column> titles() {
        return all().filter(column -> !column.isEmpty() && !column.isList() && product.contains(column.level()))
                .filter(column -> rank("product.title", column) >= 0
                        || FieldNames.rank(
                                        "product.title",
                                        LANGUAGE.matcher(FieldNames.words(column.longName()))
                                                .replaceFirst(""))
                                >= 0);
    }

    Optional<Column> column(String field, List<Level> levels, Predicate<Column> fits) {
        return called(field, levels).filter(fits).findFirst();
    }

    /** A name with the one around it, {@code price.amount}, is as good as the name alone. */
    private static int rank(String field, Column column) {
        int alone = FieldNames.rank(field, column.name());
        int longer = FieldNames.rank(field, column.longName());
        return longer < 0 ? alone : alone < 0 ? longer : Math.min(alone, longer);
    }
}
