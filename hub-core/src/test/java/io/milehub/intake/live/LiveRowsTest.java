package io.milehub.intake.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.Murmur128;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LiveRowsTest {
    private final LiveRows rows = new LiveRows();

    @Property(tries = 50)
    void every_row_is_found_by_its_hash_and_no_other(
            @ForAll @IntRange(max = 30_000) int count, @ForAll @IntRange(min = 1, max = 7) int every) {
        LiveRows many = new LiveRows();
        for (int i = 0; i < count; i++) {
            many.add(i, hash(i), null);
        }
        for (int i = 0; i < count; i += every) {
            assertThat(many.recognises(hash(i))).isTrue();
            assertThat(many.recognises(hash(-1 - i))).isFalse();
        }

        List<Long> unseen = new ArrayList<>();
        many.unseen((id, part) -> unseen.add(id));
        assertThat(unseen).hasSize(count - (count + every - 1) / every).noneMatch(id -> id % every == 0);
    }

    @Example
    void a_record_that_comes_twice_is_recognised_twice() {
        rows.add(7, hash(7), "main");

        assertThat(rows.recognises(hash(7))).isTrue();
        assertThat(rows.recognises(hash(7))).isTrue();
        assertThat(unseen()).isEmpty();
    }

    @Example
    void a_row_whose_record_cannot_be_recognised_is_unseen() {
        rows.add(7, null, "main");

        assertThat(rows.isEmpty()).isTrue();
        assertThat(rows.recognises(new byte[Murmur128.BYTES])).isFalse();
        assertThat(unseen()).containsExactly("7 main");
    }

    @Example
    void hashes_that_share_one_half_are_kept_apart() {
        byte[] one = hash(1);
        byte[] other = one.clone();
        other[15]++;
        rows.add(1, one, null);
        rows.add(2, other, "MI1");

        assertThat(rows.recognises(other)).isTrue();
        assertThat(unseen()).containsExactly("1 null");
    }

    private List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        rows.unseen((id, part) -> unseen.add(id + " " + part));
        return unseen;
    }

    private static byte[] hash(long number) {
        return new Murmur128().int64(number).hash();
    }
}
