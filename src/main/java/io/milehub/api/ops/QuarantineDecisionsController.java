package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.api.RunAgain;
import io.milehub.connectors.Pulls;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.RunRefused;
import io.milehub.intake.quarantine.Choice;
import io.milehub.intake.quarantine.Quarantine;
import io.milehub.intake.quarantine.QuarantineDecisions;
import io.milehub.intake.quarantine.QuarantineRefused;
import io.milehub.intake.quarantine.Taken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An operator's word on records that could not be taken in. */
@RestController
@RequestMapping("/ops/quarantine")
@Tag(name = "Operations")
class QuarantineDecisionsController {
    private static final int IDS_MAX = 1_000;

    private final Quarantine quarantine;
    private final QuarantineDecisions decisions;
    private final Pulls pulls;

    QuarantineDecisionsController(Quarantine quarantine, QuarantineDecisions decisions, Pulls pulls) {
        this.quarantine = quarantine;
        this.decisions = decisions;
        this.pulls = pulls;
    }

    /**
     * Which open records are meant: those of a feed, or some by their ids, which are of one feed.
     *
     * @param reason only those that give a reason of this code
     * @param why the reason of the decision, for the audit trail
     */
    record Call(
            @Nullable String source,
            @Nullable String feed,
            @Nullable String reason,
            @Nullable List<@Nullable String> ids,
            @Nullable String why) {}

    /**
     * What becomes of them.
     *
     * @param run that maps and merges them; null where they are dismissed
     * @param left records that are meant too, beyond the limit of one call: call again
     */
    record Outcome(@Nullable String run, int records, int left) {
        static Outcome of(Taken taken) {
            RunId run = taken.run();
            return new Outcome(run == null ? null : run.toString(), taken.records(), taken.left());
        }
    }

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Map quarantined records again by the mapping that is in force",
            description = "As a run of the feed, guarded and merged as every run: what is good now lands as a fact of"
                    + " its own delivery's moment, what is not stays with its new reasons.")
    @Refuses({
        "404 quarantine-unknown",
        "404 quarantine-empty",
        "404 unknown-feed",
        "409 run-in-progress",
        "409 feed-held"
    })
    Outcome retry(@RequestBody Call call, Principal operator, HttpServletRequest request) {
        Choice choice = choice(call);
        return run(choice, Run.Purpose.RETRY, request, () -> decisions.retry(choice, operator.getName()));
    }

    @PostMapping("/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Let in quarantined records that nothing but the mapping's own rules refuse",
            description = "As a retry, without the mapping's `refuse`.")
    @Refuses({
        "404 quarantine-unknown",
        "404 quarantine-empty",
        "404 unknown-feed",
        "409 record-not-releasable",
        "409 run-in-progress",
        "409 feed-held"
    })
    Outcome release(@RequestBody Call call, Principal operator, HttpServletRequest request) {
        Choice choice = choice(call);
        String why = new Decision(call.why()).reason();
        return run(choice, Run.Purpose.RELEASE, request, () -> decisions.release(choice, operator.getName(), why));
    }

    @PostMapping("/dismiss")
    @Operation(
            summary = "Take quarantined records off the list",
            description = "They stay readable as DISMISSED until they are purged.")
    @Refuses({"404 quarantine-unknown", "404 quarantine-empty"})
    Outcome dismiss(@RequestBody Call call, Principal operator, HttpServletRequest request) {
        Choice choice = choice(call);
        String why = new Decision(call.why()).reason();
        String actor = operator.getName();
        try {
            return Outcome.of(decisions.dismiss(choice, actor, why));
        } catch (QuarantineRefused.NothingOpen nothing) {
            Taken before = decisions.dismissedBefore(choice, actor, why);
            if (RunAgain.is(request) && before.records() > 0) {
                return Outcome.of(before);
            }
            throw refused(nothing);
        }
    }

    /** For a call that runs again, the run that it opened before is no conflict but its success. */
    private Outcome run(Choice choice, Run.Purpose purpose, HttpServletRequest request, Supplier<Taken> open) {
        FeedKey feed = choice.feed();
        Taken taken;
        try {
            taken = open.get();
        } catch (QuarantineRefused refused) {
            taken = before(feed, purpose, request).orElseThrow(() -> refused(refused));
        } catch (RunRefused refused) {
            taken = before(feed, purpose, request)
                    .orElseThrow(() -> Problem.of(
                            refused instanceof RunRefused.UnknownFeed ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT,
                            refused.slug(),
                            String.valueOf(refused.getMessage())));
        }
        pulls.takeUp(feed.source(), feed.feed());
        return Outcome.of(taken);
    }

    private Optional<Taken> before(FeedKey feed, Run.Purpose purpose, HttpServletRequest request) {
        return RunAgain.is(request) ? decisions.takenBefore(feed, purpose) : Optional.empty();
    }

    private static Problem refused(QuarantineRefused refused) {
        boolean nothing = refused instanceof QuarantineRefused.NothingOpen;
        HttpStatus status = nothing ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
        return Problem.of(status, refused.slug(), String.valueOf(refused.getMessage()));
    }

    private Choice choice(Call call) {
        List<Long> ids = ids(call.ids());
        if (ids.isEmpty()) {
            if (call.source() == null
                    || call.source().isBlank()
                    || call.feed() == null
                    || call.feed().isBlank()) {
                throw Problem.invalid("feed", "Give source and feed, or the ids of the records that are meant.");
            }
            return new Choice(new FeedKey(call.source(), call.feed()), call.reason(), ids);
        }
        List<FeedKey> feeds = quarantine.feedsOf(ids);
        if (feeds.isEmpty()) {
            throw Problem.unknown("quarantine-unknown", "None of these records is in quarantine.");
        }
        if (feeds.size() > 1) {
            throw Problem.invalid("ids", "The records of one call are of one feed, these are of " + feeds + ".");
        }
        return new Choice(feeds.getFirst(), call.reason(), ids);
    }

    private static List<Long> ids(@Nullable List<@Nullable String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.isEmpty() || texts.size() > IDS_MAX) {
            throw Problem.invalid("ids", "'ids' are 1 to " + IDS_MAX + " ids as text.");
        }
        for (String text : texts) {
            if (text == null || !text.matches("[0-9]{1,18}")) {
                throw Problem.invalid("ids", "An id is text of 1 to 18 digits; GET /ops/quarantine tells it.");
            }
        }
        return texts.stream().map(Long::valueOf).toList();
    }
}
