package io.milehub.intake.stage;

import io.milehub.intake.FeedKey;
import io.milehub.intake.RunRefused;
import io.milehub.mapping.PageFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Whether a snapshot arrived whole: absence from it means removal, so a part of it must never pass for the whole. */
final class Completeness {
    private Completeness() {}

    /** Throws {@link RunRefused.Incomplete} with what is missing. */
    static void require(FeedKey feed, List<PageFacts> pages, int accepted) {
        if (accepted == 0) {
            throw new RunRefused.Incomplete(
                    feed, "holds no record that could be accepted: applying it would remove everything");
        }
        if (pages.getLast().next() != null) {
            throw new RunRefused.Incomplete(
                    feed,
                    "ends with a page that names a next one (" + pages.getLast().next() + "): pull it again");
        }
        if (!pages.getLast().complete()) {
            throw new RunRefused.Incomplete(
                    feed, "ends with a page that the source has not marked as the last (page.complete): pull it again");
        }
        requireOneMoment(feed, pages);
        List<Long> totals = pages.stream()
                .map(PageFacts::total)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (totals.size() > 1) {
            throw new RunRefused.Incomplete(
                    feed,
                    "changed while it was read, its pages declare different totals " + totals + ": pull it again");
        }
        // A source may count styles where we count their sizes: then there are more of ours, and fewer never.
        long records = pages.stream().mapToLong(PageFacts::records).sum();
        boolean counted = pages.stream().allMatch(page -> page.records() >= 0);
        if (!totals.isEmpty() && counted && records < totals.getFirst()) {
            throw new RunRefused.Incomplete(
                    feed,
                    "holds " + records + " records of the " + totals.getFirst() + " that it declares: pull it again");
        }
    }

    private static void requireOneMoment(FeedKey feed, List<PageFacts> pages) {
        List<Instant> moments = pages.stream()
                .map(PageFacts::asOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (moments.size() > 1) {
            throw new RunRefused.Incomplete(
                    feed,
                    "changed while it was read, its pages are as of " + moments + ": pull it again, or leave out"
                            + " page.as_of if it is only the time at which a page was asked for");
        }
    }
}
