package io.milehub.intake.quarantine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.audit.Audit;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Mappings;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.RunRefused;
import io.milehub.intake.held.HeldTable;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An operator's word on open records, each with its entry in the audit trail, in one transaction. What is retried or
 * released is a run of its own, received already: whoever holds the feed's job takes it up as {@code unfinished},
 * guards and merges it, and another does should it die.
 */
@Service
public class QuarantineDecisions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TransactionTemplate transaction;
    private final ChoiceTable choices;
    private final Mappings mappings;
    private final HeldTable held;
    private final Audit audit;
    private final QuarantineLimits limits;

    QuarantineDecisions(
            PlatformTransactionManager transactions,
            ChoiceTable choices,
            Mappings mappings,
            HeldTable held,
            Audit audit,
            QuarantineLimits limits) {
        this.transaction = new TransactionTemplate(transactions);
        this.choices = choices;
        this.mappings = mappings;
        this.held = held;
        this.audit = audit;
        this.limits = limits;
    }

    /**
     * Has records mapped again by the mapping that is in force. Throws {@link QuarantineRefused.NothingOpen},
     * {@link RunRefused.UnknownFeed}, {@link RunRefused.InProgress} while the feed has an open run, or
     * {@link RunRefused.Held} while a run of a feed of changes is held.
     */
    public Taken retry(Choice choice, String actor) {
        return open(choice, Run.Purpose.RETRY, actor, null);
    }

    /**
     * Lets records in that nothing but the mapping's own {@code refuse} rules speak against. Throws
     * {@link QuarantineRefused.NotReleasable}, and what {@link #retry} throws.
     */
    public Taken release(Choice choice, String actor, String why) {
        return open(choice, Run.Purpose.RELEASE, actor, why);
    }

    /** Takes records off the list, unmapped; they stay readable until they are purged. */
    public Taken dismiss(Choice choice, String actor, String why) {
        return in(() -> {
            int all = choices.count(choice);
            int dismissed = choices.dismiss(choice, actor, why, limits.takenPerRunMax());
            if (dismissed == 0) {
                throw new QuarantineRefused.NothingOpen(choice.feed());
            }
            record("quarantine-dismissed", choice, actor, why, "feed:" + choice.feed(), dismissed);
            return new Taken(null, dismissed, all - dismissed);
        });
    }

    /** What this actor's same dismissal has done before; for a call that runs again. */
    public Taken dismissedBefore(Choice choice, String actor, String why) {
        return in(() -> new Taken(null, choices.dismissed(choice, actor, why), choices.count(choice)));
    }

    /** What the last such run of the feed has in hand or let in, if there was one; for a call that runs again. */
    public Optional<Taken> takenBefore(FeedKey feed, Run.Purpose purpose) {
        return in(() -> choices.last(feed, purpose));
    }

    private Taken open(Choice choice, Run.Purpose purpose, String actor, @Nullable String why) {
        FeedKey feed = choice.feed();
        Mapping mapping = mappings.of(feed).orElseThrow(() -> new RunRefused.UnknownFeed(feed, "no mapping"));
        try {
            return in(() -> {
                int all = choices.count(choice);
                if (all == 0) {
                    throw new QuarantineRefused.NothingOpen(feed);
                }
                if (mapping.mode() == FeedMode.DELTA && held.any(feed)) {
                    throw new RunRefused.Held(feed);
                }
                requireReleasable(choice, purpose);
                RunId run = choices.open(choice, purpose);
                int records = choices.take(run, choice, limits.takenPerRunMax());
                String action = purpose == Run.Purpose.RETRY ? "quarantine-retried" : "quarantine-released";
                record(action, choice, actor, why, "run:" + run, records);
                return new Taken(run, records, all - records);
            });
        } catch (DuplicateKeyException alreadyOpen) {
            throw new RunRefused.InProgress(feed, alreadyOpen);
        }
    }

    private void requireReleasable(Choice choice, Run.Purpose purpose) {
        if (purpose == Run.Purpose.RELEASE) {
            List<Long> others = choices.unreleasable(choice, limits.takenPerRunMax());
            if (!others.isEmpty()) {
                throw new QuarantineRefused.NotReleasable(others);
            }
        }
    }

    private void record(String action, Choice choice, String actor, @Nullable String why, String subject, int records) {
        ObjectNode detail = JSON.createObjectNode()
                .put("why", why)
                .put("feed", choice.feed().toString())
                .put("reason", choice.code())
                .put("records", records);
        choice.ids().forEach(detail.withArray("ids")::add);
        audit.record(actor, action, subject, detail.toString());
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
