package io.milehub.connectors.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers after the grammar of RFC 8288, section 3, and its examples in 3.5. */
class NextLinkTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '`',
            value = {
                "</a?page=2>; rel=next ~ page=2",
                "</a?page=2>;rel=\"next\" ~ page=2",
                "</a?page=2> ; REL = \"Next\" ~ page=2",
                "</a?p=1>; rel=\"previous\", </a?p=3>; rel=\"next\" ~ p=3",
                "</a?p=1>; title=\"a, <b>; rel=next\"; rel=prev, </a?p=3>; rel=next ~ p=3",
                "</a?p=3>; rel=\"start http://example.net/relation next\" ~ p=3",
                "</a?p=3>; title=\"\\\"next\\\"\"; rel=\"next\" ~ p=3",
                ",, </a?p=3>; rel=next ,, ~ p=3",
                "<https://h.example/a?q=%2C%3E&p=3>; rel=next ~ q=%2C%3E&p=3",
                "<?p=3>; rel=next ~ p=3",
            })
    void the_link_that_is_related_as_next_is_found(String header, String query) throws Exception {
        assertThat(NextLink.query(header)).isEqualTo(query);
    }

    /**
     * "The rel parameter MUST NOT appear more than once in a given link-value; occurrences after the first are
     * ignored."
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "</a?p=3>",
                "</a?p=3>; rel=prev; rel=next",
                "</a?p=3>; rev=next",
                "</a?p=3>; rel=\"nextone\"",
                "</a?p=3>; title=next; rel",
            })
    void anything_else_is_no_next_page(String header) throws Exception {
        assertThat(NextLink.query(header)).isNull();
    }

    @Test
    void a_header_may_come_several_times() throws Exception {
        assertThat(NextLink.query(List.of("</a?p=1>; rel=prev", "</a?p=3>; rel=next")))
                .isEqualTo("p=3");
        assertThat(NextLink.query(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a?p=3; rel=next",
                "</a?p=3; rel=next",
                "</a?p=3>; rel=\"next",
                "</a>; rel=next",
                "</a?p=3 4>; rel=next",
                "</a?p=1>; rel=prev </a?p=3>; rel=next",
            })
    void a_header_that_cannot_be_followed_is_refused(String header) {
        assertThatThrownBy(() -> NextLink.query(header)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void a_header_has_a_limit() {
        assertThatThrownBy(() -> NextLink.query("<?p=" + "1".repeat(8_192) + ">; rel=next"))
                .hasMessageContaining("longer than 8192 characters");
    }
}
