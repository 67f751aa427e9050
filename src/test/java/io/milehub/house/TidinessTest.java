package io.milehub.house;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files stay short by meaning; nothing is left for later without an issue. */
class TidinessTest {

    private static final int FILE_LINES_MAX = 300;
    private static final int METHOD_LINES_MAX = 40;
    /** The formatter's own width; STYLE aims at 110. */
    private static final int LINE_COLUMNS_MAX = 120;

    private static final int PACKAGE_TYPES_MAX = 15;
    private static final Pattern LEFTOVER = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|HA" + "CK)\\b");

    @Test
    void no_file_is_longer_than_its_limit() {
        assertThat(SourceTree.javaFiles())
                .allSatisfy(file -> assertThat(SourceTree.lines(file))
                        .as(file.toString())
                        .hasSizeLessThanOrEqualTo(FILE_LINES_MAX));
    }

    @Test
    void no_line_is_wider_than_its_limit() {
        assertThat(offences(line -> line.length() > LINE_COLUMNS_MAX)).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(offences(line -> LEFTOVER.matcher(line).find())).isEmpty();
    }

    @Test
    void no_method_is_longer_than_its_limit() {
        assertThat(MethodLengths.longerThan(METHOD_LINES_MAX, SourceTree.javaFiles()))
                .isEmpty();
    }

    @Test
    void a_package_splits_by_meaning_before_it_grows_past_its_limit() {
        Map<Path, Long> typesByPackage = SourceTree.javaFiles().stream()
                .filter(file -> file.toString().contains("main/java"))
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(Path::getParent, counting()));
        assertThat(typesByPackage)
                .allSatisfy((folder, types) ->
                        assertThat(types).as(folder.toString()).isLessThanOrEqualTo(PACKAGE_TYPES_MAX));
    }

    @Test
    void every_package_is_null_marked_and_says_what_it_owns() {
        List<Path> folders = SourceTree.javaFiles().stream()
                .filter(file -> file.toString().contains("main/java"))
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(folders).allSatisfy(folder -> {
            Path packageInfo = folder.resolve("package-info.java");
            assertThat(packageInfo).exists();
            assertThat(String.join("\n", SourceTree.lines(packageInfo))).contains("@NullMarked", "/**");
        });
    }

    private static List<String> offences(java.util.function.Predicate<String> offends) {
        List<String> found = new ArrayList<>();
        for (Path file : SourceTree.javaFiles()) {
            List<String> lines = SourceTree.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (offends.test(lines.get(i))) {
                    found.add(SourceTree.ROOT.relativize(file) + ":" + (i + 1));
                }
            }
        }
        return found;
    }
}
