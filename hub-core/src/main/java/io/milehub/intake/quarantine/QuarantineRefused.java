package io.milehub.intake.quarantine;

import io.milehub.intake.FeedKey;
import java.util.List;
import java.util.stream.Collectors;

/** Why records could not be taken out of quarantine. The message says what, and what to do. */
public abstract sealed class QuarantineRefused extends RuntimeException {
    private final String slug;

    private QuarantineRefused(String slug, String message) {
        super(message);
        this.slug = slug;
    }

    /** Shared by logs, problems and the documentation. */
    public final String slug() {
        return slug;
    }

    /** None of the records that were meant is open. */
    public static final class NothingOpen extends QuarantineRefused {
        public NothingOpen(FeedKey feed) {
            super(
                    "quarantine-empty",
                    "no such record of " + feed + " is open: it was settled, a held run has to do with it, or it was"
                            + " never there; ./hub quarantine lists what is open");
        }
    }

    /** A record has faults of its own, which no word of an operator mends. */
    public static final class NotReleasable extends QuarantineRefused {
        private static final int SHOWN_MAX = 10;

        public NotReleasable(List<Long> ids) {
            super(
                    "record-not-releasable",
                    "only what the mapping's own `refuse` rules refuse, and nothing else is wrong with, can be"
                            + " released; correct the mapping and retry, or dismiss: "
                            + ids.stream().limit(SHOWN_MAX).map(String::valueOf).collect(Collectors.joining(", "))
                            + (ids.size() > SHOWN_MAX ? ", …" : ""));
        }
    }
}
