package io.milehub.inventory.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    /** A caller, and what it wants. */
    private record Caller(int number, List<String> wants) {}

    @Test
    void who_wants_something_else_goes_beside() {
        assertThat(lanes(2, 1, List.of("coat"), List.of("bag"), List.of("coat"), List.of("bag")))
                .containsExactly(List.of(0, 2), List.of(1, 3));
    }

    @Test
    void who_competes_by_way_of_others_stays_in_one_lane_and_in_its_order() {
        assertThat(lanes(
                        2, 1, List.of("coat"), List.of("hat"), List.of("bag"), List.of("bag", "coat"), List.of("belt")))
                .containsExactly(List.of(0, 2, 3), List.of(1, 4));
    }

    @Test
    void a_group_that_wants_one_thing_is_not_parted() {
        assertThat(lanes(4, 1, List.of("coat"), List.of("coat"), List.of("coat")))
                .containsExactly(List.of(0, 1, 2));
    }

    @Test
    void there_are_no_more_lanes_than_may_be_and_none_for_a_few() {
        List<List<String>> wants = List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d"), List.of("e"));
        assertThat(lanes(3, 1, wants)).hasSize(3);
        assertThat(lanes(3, 2, wants)).hasSize(2);
        assertThat(lanes(3, 3, wants)).containsExactly(List.of(0, 1, 2, 3, 4));
        assertThat(lanes(1, 1, wants)).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Test
    void whatever_is_wanted_nobody_is_lost_no_two_lanes_compete_and_order_is_kept() {
        long seed = Long.getLong("lanes.seed", 20);
        var random = new Random(seed);
        for (int turn = 0; turn < 500; turn++) {
            int things = 1 + random.nextInt(60);
            List<List<String>> wants = IntStream.range(0, 1 + random.nextInt(80))
                    .mapToObj(_ -> IntStream.range(0, 1 + random.nextInt(3))
                            .mapToObj(_ -> "thing " + random.nextInt(things))
                            .toList())
                    .toList();
            List<List<Integer>> lanes = lanes(1 + random.nextInt(4), 1 + random.nextInt(10), wants);
            String story = "seed " + seed + ", turn " + turn;
            assertThat(lanes.stream().flatMap(List::stream))
                    .as(story)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, wants.size()).boxed().toList());
            Map<String, Integer> laneByThing = new HashMap<>();
            for (int lane = 0; lane < lanes.size(); lane++) {
                assertThat(lanes.get(lane)).as(story).isSorted();
                for (int caller : lanes.get(lane)) {
                    for (String thing : wants.get(caller)) {
                        assertThat(laneByThing.merge(thing, lane, (first, _) -> first))
                                .as(story)
                                .isEqualTo(lane);
                    }
                }
            }
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<List<Integer>> lanes(int lanesMax, int sizeMin, List<String>... wants) {
        return lanes(lanesMax, sizeMin, List.of(wants));
    }

    private static List<List<Integer>> lanes(int lanesMax, int sizeMin, List<List<String>> wants) {
        List<Caller> callers = new ArrayList<>();
        wants.forEach(some -> callers.add(new Caller(callers.size(), some)));
        return Lanes.of(callers, Caller::wants, lanesMax, sizeMin).stream()
                .map(lane -> lane.stream().map(Caller::number).toList())
                .toList();
    }
}
