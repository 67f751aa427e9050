package io.milehub.mapping.decode.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Element;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file with a trailer is whole or refused. */
class CsvTrailerTest {
    private static final String WHOLE = "sku;n\r\nA;1\r\nB\r\n\r\nEND;2\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"n", "2"})
    void what_stands_before_the_trailer_is_what_it_counts(String count) throws Exception {
        assertThat(read(WHOLE, count)).hasSize(2);
    }

    @Test
    void a_trailer_need_not_count() throws Exception {
        assertThat(read("sku;n\nA;1\nEND", null)).hasSize(1);
    }

    @Test
    void a_file_without_rows_is_whole_if_its_trailer_says_so() throws Exception {
        assertThat(read("sku;n\nEND;0", "n")).isEmpty();
    }

    @Test
    void a_file_that_is_cut_off_anywhere_before_its_trailer_is_refused() {
        for (int length = "sku;n\r\n".length(); length <= WHOLE.indexOf("END") + 2; length++) {
            String cut = WHOLE.substring(0, length);
            assertThatThrownBy(() -> read(cut, "n"))
                    .as(cut)
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("without its trailer \"END\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"END;1", "END;3", "END;", "END", "END;x", "END;-1", "END;2.0", "END;99999999999999999999"})
    void a_trailer_that_counts_wrongly_or_not_at_all_is_refused(String trailer) {
        assertThatThrownBy(() -> read("sku;n\nA;1\nB;1\n" + trailer, "n"))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("row 4: The trailer counts");
    }

    @Test
    void nothing_stands_after_a_trailer() {
        for (String after : List.of("C;1", "END;1")) {
            assertThatThrownBy(() -> read("sku;n\nA;1\nEND;1\n" + after, "n"))
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("row 4: A row stands after the trailer");
        }
    }

    private static List<Element> read(String body, @Nullable String count) throws DecodeRefused, IOException {
        List<Element> elements = new ArrayList<>();
        CsvFormat format = TestCsv.format(';', '"', StandardCharsets.UTF_8, "END", count);
        new CsvDecoder(format, Set.of("sku"))
                .decode(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), elements::add);
        return elements;
    }
}
