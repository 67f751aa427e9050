package io.milehub.intake.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.drift.FeedShape.Differences;
import io.milehub.mapping.drift.DriftReport.Seen;
import io.milehub.mapping.drift.JsonType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a place is new, gone, or other than it was. */
class FeedShapeTest {
    private final FeedShape shape = new FeedShape();
    private long run;

    @Test
    void nothing_of_a_first_run_is_new_and_what_a_second_one_adds_is_new_once() {
        assertThat(take(10, place(".a", 10)).appeared()).isEmpty();
        assertThat(take(10, place(".a", 10), place(".b", 1)).appeared())
                .extracting(Seen::path)
                .containsExactly(".b");
        assertThat(take(10, place(".a", 10), place(".b", 1)).appeared()).isEmpty();
    }

    @Test
    void of_a_new_object_only_itself_is_named_and_not_what_it_holds() {
        take(10, place(".price", 10));
        Differences next =
                take(10, place(".price", 10), place(".prices", 3), place(".prices.eur", 3), place(".prices[].usd", 3));

        assertThat(next.appeared()).extracting(Seen::path).containsExactly(".prices");
    }

    @Test
    void a_place_that_always_stood_has_vanished_after_five_records_without_it() {
        take(20, place(".a", 20), place(".b", 20));

        assertThat(take(4, place(".a", 4)).vanished()).isEmpty();
        assertThat(take(1, place(".a", 1)).vanished()).containsExactly(".b");
        assertThat(take(100, place(".a", 100)).vanished()).isEmpty();
    }

    @Test
    void one_that_stands_in_every_tenth_record_is_missed_after_fifty() {
        take(1000, place(".a", 1000), place(".b", 100));

        assertThat(take(49, place(".a", 49)).vanished()).isEmpty();
        assertThat(take(1, place(".a", 1)).vanished()).containsExactly(".b");
    }

    @Test
    void records_without_it_count_also_where_it_comes_and_goes_one_record_a_run() {
        for (int i = 0; i < 30; i++) {
            take(1, place(".a", 1), place(".b", 1));
            take(1, place(".a", 1));
            take(1, place(".a", 1));
        }
        // 30 of 88 up to the last that had it, and two without it since: five are due after 15.
        for (int i = 0; i < 12; i++) {
            assertThat(take(1, place(".a", 1)).vanished()).isEmpty();
        }
        assertThat(take(1, place(".a", 1)).vanished()).containsExactly(".b");
    }

    @Test
    void a_place_that_is_blank_by_now_is_gone_and_back_when_it_is_told_again() {
        take(10, place(".a", 10), place(".b", 10));

        assertThat(take(10, place(".a", 10), new Seen(".b", false, 10, 0, EnumSet.of(JsonType.BLANK), null))
                        .vanished())
                .containsExactly(".b");
        assertThat(take(10, place(".a", 10), place(".b", 1)).appeared())
                .extracting(Seen::path)
                .containsExactly(".b");
    }

    @Test
    void a_run_that_passed_over_what_it_repeats_cannot_tell_what_is_gone() {
        take(10, place(".a", 10), place(".b", 10));

        assertThat(shape.take(List.of(place(".a", 50)), 50, false, ++run).vanished())
                .isEmpty();
    }

    @Test
    void what_surrounds_records_counts_once_a_run() {
        for (int i = 0; i < 5; i++) {
            take(1000, place(".a", 1000), place("$root.total", 1));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(take(1000, place(".a", 1000)).vanished()).isEmpty();
        }
        assertThat(take(1000, place(".a", 1000)).vanished()).containsExactly("$root.total");
    }

    @Test
    void another_type_is_told_once_and_null_and_blank_are_none() {
        take(3, place(".a", 3));
        Seen number = new Seen(".a", true, 3, 2, EnumSet.of(JsonType.NUMBER, JsonType.NULL), "7");

        assertThat(take(3, number).changed()).singleElement().satisfies(changed -> {
            assertThat(changed.was()).isEqualTo(Set.of(JsonType.TEXT));
            assertThat(changed.now()).isEqualTo(Set.of(JsonType.NUMBER));
        });
        assertThat(take(3, number).changed()).isEmpty();
        assertThat(take(3, place(".a", 3)).changed()).isEmpty();
    }

    @Test
    void beyond_two_thousand_places_none_is_remembered_and_none_is_new() {
        List<Seen> many = new ArrayList<>(IntStream.range(0, FeedShape.PLACES_MAX)
                .mapToObj(i -> place(".k" + i, 1))
                .toList());
        shape.take(many, 1, true, ++run);
        many.add(place(".one-more", 1));

        assertThat(shape.take(many, 1, true, ++run).appeared()).isEmpty();
        assertThat(shape.places()).hasSize(FeedShape.PLACES_MAX);
    }

    @Test
    void what_is_kept_of_it_is_read_again_as_it_was() {
        take(3, place(".a", 3), place("$parent.\"b c\"", 1));
        take(30, place(".a", 30));

        assertThat(DriftJson.shape(DriftJson.shape(shape)).places()).isEqualTo(shape.places());
    }

    private Differences take(long looked, Seen... seen) {
        return shape.take(List.of(seen), looked, true, ++run);
    }

    private static Seen place(String path, long told) {
        return new Seen(path, false, told, told, EnumSet.of(JsonType.TEXT), "x");
    }
}
