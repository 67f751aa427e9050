package io.milehub.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Murmur128Test {
    private final Murmur128 murmur = new Murmur128();

    /** The reference's vector for the empty input with seed 0; longer ones end in other padding than ours. */
    @Example
    void nothing_hashes_to_nothing() {
        assertThat(murmur.hash()).isEqualTo(new byte[Murmur128.BYTES]);
    }

    @Example
    void texts_that_an_encoding_would_make_equal_differ() {
        List<String> texts = List.of(
                "", "?", "\uFFFD", "\uD83D", "\uDC57", "\uD83D\uDC57", "é", "Ã©", "=\u00D8", "\u0000", "a\u0000");
        assertThat(texts.stream().map(this::hash)).doesNotHaveDuplicates();
    }

    @Property
    void texts_are_kept_apart(@ForAll String one, @ForAll String other) {
        assertThat(hash(one, other)).isEqualTo(hash(one, other));
        assertThat(hash(one, other).equals(hash(one + other, ""))).isEqualTo(other.isEmpty());
        assertThat(hash(one, other).equals(hash(other, one))).isEqualTo(one.equals(other));
    }

    @Property
    void what_was_written_before_a_clear_is_forgotten(
            @ForAll String before, @ForAll String after, @ForAll long number) {
        murmur.clear().chars(before).int64(number).octet(1).int32(7);

        assertThat(hash(after))
                .isEqualTo(HexFormat.of().formatHex(new Murmur128().chars(after).hash()));
    }

    private String hash(String... texts) {
        murmur.clear();
        for (String text : texts) {
            murmur.chars(text);
        }
        return HexFormat.of().formatHex(murmur.hash());
    }
}
