package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.connectors.Pulls;
import io.milehub.intake.Mappings;
import io.milehub.intake.RunId;
import io.milehub.intake.RunRefused;
import io.milehub.intake.Runs;
import io.milehub.intake.history.IntakeViews;
import io.milehub.intake.history.RunSummary;
import io.milehub.intake.history.RunView;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import io.milehub.tenancy.Tenancy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An operator's word on runs that would do more than their limits allow. */
@RestController
@Tag(name = "Operations")
class HeldRunsController {
    private static final int WHY_CHARS_MAX = 500;

    private final Runs runs;
    private final IntakeViews views;
    private final Mappings mappings;
    private final Pulls pulls;

    HeldRunsController(Runs runs, IntakeViews views, Mappings mappings, Pulls pulls) {
        this.runs = runs;
        this.views = views;
        this.mappings = mappings;
        this.pulls = pulls;
    }

    /** The decision's reason, which the audit trail keeps. */
    record Decision(@Nullable String why) {}

    /** Deciding twice is refused, since the run is no longer held; so it needs no idempotency key. */
    @PostMapping("/ops/runs/{id}/release")
    @Operation(summary = "Let a held run merge: its effect is approved, and it is applied again from its bodies")
    ResponseEntity<RunView> release(@PathVariable long id, @RequestBody Decision decision, Principal operator) {
        String why = why(decision);
        RunSummary run = decided(id, () -> runs.release(new RunId(id), operator.getName(), why));
        pulls.takeUp(run.feed().source(), run.feed().feed());
        return ResponseEntity.accepted().body(views.run(id).orElseThrow());
    }

    @PostMapping("/ops/runs/{id}/refuse")
    @Operation(summary = "Decide against a held run: nothing of it is merged, and a fresh snapshot is asked for")
    RunView refuse(@PathVariable long id, @RequestBody Decision decision, Principal operator) {
        String why = why(decision);
        RunSummary run = decided(id, () -> runs.refuse(new RunId(id), operator.getName(), why));
        String source = run.feed().source();
        pulls.takeUp(source, run.feed().feed());
        String domain = mappings.of(run.feed()).map(Mapping::domain).orElse("");
        mappings.ofSource(source).stream()
                .filter(mapping ->
                        mapping.mode() == FeedMode.SNAPSHOT && mapping.domain().equals(domain))
                .forEach(snapshot -> pulls.trigger(Tenancy.current(), source, snapshot.feed()));
        return views.run(id).orElseThrow();
    }

    private static RunSummary decided(long id, Supplier<Optional<RunSummary>> decision) {
        try {
            return decision.get().orElseThrow(() -> Problem.unknown("run-unknown", "run " + id));
        } catch (RunRefused.NotHeld | RunRefused.InProgress refused) {
            throw Problem.of(HttpStatus.CONFLICT, refused.slug(), String.valueOf(refused.getMessage()));
        }
    }

    private static String why(Decision decision) {
        String why = decision.why() == null ? "" : decision.why().strip();
        if (why.isEmpty() || why.length() > WHY_CHARS_MAX) {
            throw Problem.invalid("why", "why says the reason, in 1 to " + WHY_CHARS_MAX + " characters.");
        }
        return why;
    }
}
