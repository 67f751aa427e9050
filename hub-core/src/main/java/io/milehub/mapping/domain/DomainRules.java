package io.milehub.mapping.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Problem;
import io.milehub.mapping.file.MappingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the feeds of one domain must have in common, since they tell of the same facts: one kind of records, at most one
 * that tells all of them, and something by which to say which of two tellings is the later.
 */
public final class DomainRules {
    private record Key(String source, String domain) {}

    private DomainRules() {}

    /** What is wrong with feeds that are right each by itself, in the order of the feeds. */
    public static List<Problem> check(List<MappingPlan> feeds) {
        List<Problem> problems = new ArrayList<>();
        feeds.stream()
                .collect(groupingBy(
                        feed -> new Key(
                                String.valueOf(feed.file().getParent()),
                                feed.domain().name()),
                        LinkedHashMap::new,
                        toList()))
                .values()
                .forEach(domain -> problems.addAll(checkOne(domain)));
        return problems;
    }

    private static List<Problem> checkOne(List<MappingPlan> domain) {
        List<Problem> problems = new ArrayList<>();
        MappingPlan first = domain.getFirst();
        for (MappingPlan feed : domain) {
            if (feed.kind() != first.kind()) {
                problems.add(problem(
                        feed,
                        "Its records are of another kind than those of " + name(first) + ".",
                        "Give one of the two another `domain`."));
            }
        }
        List<MappingPlan> snapshots = snapshots(domain).toList();
        for (MappingPlan more : snapshots.stream().skip(1).toList()) {
            problems.add(problem(
                    more,
                    "It is a snapshot, as is " + name(snapshots.getFirst())
                            + ": each would remove what only the other tells of.",
                    "Name a `domain` for each set of pieces that one snapshot tells whole."));
        }
        if (snapshots.isEmpty()) {
            problems.addAll(versions(domain));
        }
        return problems;
    }

    /** With a snapshot moments decide; without one, versions, if there are any. */
    private static List<Problem> versions(List<MappingPlan> domain) {
        return domain.stream()
                .filter(MappingPlan::tellsVersion)
                .findFirst()
                .map(versioned -> domain.stream()
                        .filter(feed -> !feed.tellsVersion())
                        .map(feed -> problem(
                                feed,
                                "It maps no `version`, and " + name(versioned)
                                        + " does: which of their facts is the later could not be told.",
                                "Map `version` in every feed of the domain or in none, or give one another `domain`."))
                        .toList())
                .orElse(List.of());
    }

    private static Stream<MappingPlan> snapshots(List<MappingPlan> domain) {
        return domain.stream().filter(feed -> feed.mode() == FeedMode.SNAPSHOT);
    }

    private static Problem problem(MappingPlan feed, String what, String remedy) {
        MappingPlan.Domain domain = feed.domain();
        String where = "This feed tells of the domain `" + domain.name() + "`. ";
        return new Problem(feed.file(), domain.line(), domain.column(), where + what, remedy);
    }

    private static String name(MappingPlan feed) {
        return String.valueOf(feed.file().getFileName());
    }
}
