package io.milehub.mapping.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What expressions read, found by hand from the meaning of JSLT. */
class ReadFinderTest {
    @ParameterizedTest(name = "{0} reads {1}")
    @CsvFileSource(resources = "/expressions-and-what-they-read.csv", delimiter = ';', quoteCharacter = '`')
    void every_place_whose_value_has_a_say_is_found(String expression, String places) {
        assertThat(read(expression, Level.RECORD))
                .isEqualTo(places.isBlank() ? List.of() : List.of(places.split(" (?=[.$])")));
    }

    @Test
    void a_leading_dot_of_a_page_is_the_document() {
        assertThat(read(".paging.next", Level.DOCUMENT)).containsExactly("$root.paging.next");
    }

    @Test
    void a_loop_is_told_because_of_an_object_it_goes_through_every_member() {
        assertThat(ReadFinder.of("[for (.stock) .value.count]", Level.RECORD).loops())
                .containsExactly(new ReadPath(Level.RECORD, List.of("stock")));
    }

    private static List<String> read(String expression, Level here) {
        return ReadFinder.of(expression, here).paths().stream()
                .map(ReadPath::toString)
                .sorted()
                .toList();
    }
}
