package io.milehub.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StyleClassTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private final StyleClass classes = new StyleClass();

    @Test
    void a_colour_in_other_letters_is_the_same_class() {
        assertThat(of("ST-1", "Écru", "40"))
                .isEqualTo(of("ST-1", "ecru", "40"))
                .isEqualTo(of("ST-1", " E\u0301CRU ", "40"))
                .isNotEqualTo(of("ST-1", "Ivory", "40"))
                .isNotEqualTo(of("ST-1", null, "40"));
    }

    @Test
    void style_size_and_scale_each_tell_classes_apart() {
        List<String> keys = List.of(
                of("ST-1", "Nero", "40"),
                of("ST-2", "Nero", "40"),
                of("XST-1", "Nero", "40"),
                of("a-much-longer-number-ST-1", "Nero", "40"),
                of("ST-1", "Nero", "4"),
                of("ST-1", "Nero", null),
                hex(item("ST-1", "Nero", new Size(SizeScale.FR, "40"))),
                of("ST-1", "Nero4", "0"));
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.length() == 32);
    }

    @Test
    void sizes_of_one_style_lie_together() {
        byte[] first = classes.of(item("WINTER-000123", "Nero", null));
        byte[] second = classes.of(item("WINTER-000123", "Rosso", null));
        assertThat(Arrays.copyOf(first, 8)).isEqualTo(Arrays.copyOf(second, 8));
        assertThat(first).isNotEqualTo(second);
    }

    /** The database folds the names of brands by the same rule. */
    @Test
    void colours_fold_as_the_database_folds() {
        for (String text : List.of(
                "Nero",
                " Bleu  nuit ",
                "Écru",
                "ÅNGSTRÖM",
                "Straße",
                "Røykblå",
                "Łosoś",
                "ﬁne Œuf æ",
                "İstanbul mavisi",
                "ılık",
                "黒",
                "Σίσυφος",
                "½ tone",
                "\u00a0bianco\tlatte\n")) {
            assertThat(StyleClass.folded(text))
                    .as(text)
                    .isEqualTo(database.query(
                            TestDatabase.FIRST,
                            () -> database.jdbc()
                                    .sql("select catalogue.fold(:text)")
                                    .param("text", text)
                                    .query(String.class)
                                    .single()));
        }
    }

    private String of(String style, @Nullable String colour, @Nullable String label) {
        return hex(item(style, colour, label == null ? null : new Size(SizeScale.IT, label)));
    }

    private String hex(Item item) {
        return HexFormat.of().formatHex(classes.of(item));
    }

    private static Item item(String style, @Nullable String colour, @Nullable Size size) {
        return new Item(
                "S",
                null,
                style,
                "Aurelle",
                Map.of("en", "Coat"),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                colour,
                size,
                List.of(),
                null,
                null,
                null,
                null);
    }
}
