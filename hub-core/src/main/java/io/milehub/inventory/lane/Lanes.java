package io.milehub.inventory.lane;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Parts a group into lanes that may go side by side. Who wants the same as another, or the same as one who does, goes
 * in the same lane, so that in each the order of arrival still decides who gets it.
 */
public final class Lanes {
    private Lanes() {}

    /**
     * Parts a group; each lane keeps the order of the group. What is all about one thing stays together, whatever its
     * size.
     *
     * @param wants what one of the group competes for, equal where two compete
     * @param lanesMax how many there are at most
     * @param sizeMin a lane is not worth its while for fewer
     */
    public static <T> List<List<T>> of(
            List<T> group, Function<T, ? extends Collection<?>> wants, int lanesMax, int sizeMin) {
        int lanes = Math.min(lanesMax, group.size() / sizeMin);
        if (lanes < 2) {
            return List.of(group);
        }
        int[] parties = parties(group, wants);
        int[] laneByParty = lanes(parties, lanes);
        List<List<T>> parted =
                Stream.<List<T>>generate(ArrayList::new).limit(lanes).toList();
        for (int i = 0; i < parties.length; i++) {
            parted.get(laneByParty[parties[i]]).add(group.get(i));
        }
        return parted.stream().filter(lane -> !lane.isEmpty()).toList();
    }

    /** For each of the group the first of those whom it competes with, directly or by way of others. */
    private static <T> int[] parties(List<T> group, Function<T, ? extends Collection<?>> wants) {
        int[] parties = new int[group.size()];
        Map<Object, Integer> firstByWant = new HashMap<>();
        for (int i = 0; i < parties.length; i++) {
            parties[i] = i;
            for (Object want : wants.apply(group.get(i))) {
                Integer other = firstByWant.putIfAbsent(want, i);
                if (other != null) {
                    int one = first(parties, other);
                    int two = first(parties, i);
                    parties[Math.max(one, two)] = Math.min(one, two);
                }
            }
        }
        for (int i = 0; i < parties.length; i++) {
            parties[i] = first(parties, i);
        }
        return parties;
    }

    private static int first(int[] parties, int one) {
        int first = one;
        while (parties[first] != first) {
            parties[first] = parties[parties[first]];
            first = parties[first];
        }
        return first;
    }

    /** The largest party first, each to the lane that has the fewest. */
    private static int[] lanes(int[] parties, int lanes) {
        int[] sizes = new int[parties.length];
        for (int party : parties) {
            sizes[party]++;
        }
        int[] laneByParty = new int[parties.length];
        int[] taken = new int[lanes];
        IntStream.range(0, parties.length)
                .filter(party -> sizes[party] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(party -> -sizes[party]))
                .forEach(party -> {
                    int lane = emptiest(taken);
                    laneByParty[party] = lane;
                    taken[lane] += sizes[party];
                });
        return laneByParty;
    }

    private static int emptiest(int[] taken) {
        return IntStream.range(0, taken.length)
                .boxed()
                .min(Comparator.comparingInt(lane -> taken[lane]))
                .orElseThrow();
    }
}
