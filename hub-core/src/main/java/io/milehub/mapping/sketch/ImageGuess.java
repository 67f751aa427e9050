package io.milehub.mapping.sketch;

import io.milehub.mapping.reads.ReadPath;
import io.milehub.mapping.sample.Column;
import io.milehub.mapping.sample.FieldNames;
import io.milehub.mapping.sample.Layout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which fields hold the addresses of images. */
final class ImageGuess {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern COUNTED =
            Pattern.compile("(?:image|bild|photo|foto|picture|immagine)(?: ?\\d+)?(?: (?:link|src|url|href|large).*)?");

    private ImageGuess() {}

    static Optional<String> of(ColumnChoice choice, Layout layout) {
        List<Column> addresses = choice.all()
                .filter(column ->
                        column.mostly(80, value -> ADDRESS.matcher(value).matches()))
                .filter(column -> column.path().names().stream().anyMatch(ImageGuess::isImage))
                .toList();
        if (layout.group() != null && !addresses.isEmpty()) {
            return Optional.of("$parent._all." + '"' + addresses.getFirst().name() + '"');
        }
        Set<String> written = new LinkedHashSet<>();
        Set<List<String>> lists = new LinkedHashSet<>();
        for (Column column : addresses) {
            boolean another = column.isList() ? !lists.add(list(column)) : isFirstOfList(column, addresses);
            if (!another) {
                written.add(ImagePath.of(column.path()));
            }
        }
        return together(written, !lists.isEmpty());
    }

    private static List<String> list(Column column) {
        List<String> steps = column.path().steps();
        return steps.subList(0, steps.indexOf(ReadPath.EACH));
    }

    /** {@code .image.src} beside {@code .images[].src} is one of them. */
    private static boolean isFirstOfList(Column single, List<Column> addresses) {
        String many = single.path().names().getFirst() + "s";
        return addresses.stream()
                .anyMatch(other -> other.isList()
                        && other.level() == single.level()
                        && other.path().names().getFirst().equals(many));
    }

    private static boolean isImage(String name) {
        return FieldNames.rank("images", name) >= 0
                || COUNTED.matcher(FieldNames.words(name)).matches();
    }

    private static Optional<String> together(Set<String> written, boolean lists) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (written.size() == 1) {
            return Optional.of(written.iterator().next());
        }
        if (!lists) {
            return Optional.of("[" + String.join(", ", written) + "]");
        }
        List<String> all = new ArrayList<>();
        written.forEach(expression -> all.add("list(" + expression + ")"));
        return Optional.of("flatten([" + String.join(", ", all) + "])");
    }
}
