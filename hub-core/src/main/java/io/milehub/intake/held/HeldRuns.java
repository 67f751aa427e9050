package io.milehub.intake.held;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.audit.Audit;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Mappings;
import io.milehub.intake.RunId;
import io.milehub.intake.RunRefused;
import io.milehub.intake.history.RunSummary;
import io.milehub.intake.run.RunErrors;
import io.milehub.intake.run.RunEvents;
import io.milehub.intake.run.RunHistory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An operator's decision on a held run, with its entry in the audit trail, in one transaction. */
@Component
public class HeldRuns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TransactionTemplate transaction;
    private final HeldTable held;
    private final Mappings mappings;
    private final RunHistory history;
    private final RunEvents events;
    private final Audit audit;

    public HeldRuns(
            PlatformTransactionManager transactions,
            HeldTable held,
            Mappings mappings,
            RunHistory history,
            RunEvents events,
            Audit audit) {
        this.transaction = new TransactionTemplate(transactions);
        this.held = held;
        this.mappings = mappings;
        this.history = history;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Approves the run's effect and opens it again; whoever holds its feed's job applies it.
     *
     * @return the run as it stands now; empty if this tenant has no such run
     */
    public Optional<RunSummary> release(RunId run, String actor, String why) {
        try {
            return decide(run, "run-released", actor, why, summary -> held.release(run));
        } catch (DuplicateKeyException another) {
            throw new RunRefused.InProgress(find(run).orElseThrow().feed(), another);
        }
    }

    /** Decides against the run: its webhooks wait no longer, and the next pull asks for the whole feed. */
    public Optional<RunSummary> refuse(RunId run, String actor, String why) {
        return decide(
                run,
                "run-refused",
                actor,
                why,
                summary -> held.refuse(
                        run, summary.feed().source(), domain(summary.feed()), RunErrors.shorten("refused: " + why)));
    }

    private Optional<RunSummary> decide(
            RunId id, String action, String actor, String why, Predicate<RunSummary> decision) {
        return transaction.execute(status -> {
            Optional<RunSummary> run = history.find(id);
            if (run.isPresent() && !decision.test(run.get())) {
                throw new RunRefused.NotHeld(id, run.get().state());
            }
            return run.map(_ -> {
                String detail = JSON.createObjectNode().put("why", why).toString();
                audit.record(actor, action, "run:" + id, detail);
                return events.decided(id);
            });
        });
    }

    /** The feed itself is among them, also if its mapping is gone. */
    private Set<String> domain(FeedKey feed) {
        Set<String> feeds = new HashSet<>(Set.of(feed.feed()));
        mappings.ofDomain(feed).forEach(mapping -> feeds.add(mapping.feed()));
        return feeds;
    }

    private Optional<RunSummary> find(RunId run) {
        return transaction.execute(status -> history.find(run));
    }
}
