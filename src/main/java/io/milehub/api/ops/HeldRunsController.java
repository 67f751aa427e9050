package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.api.RunAgain;
import io.milehub.connectors.Pulls;
import io.milehub.intake.FeedKey;
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
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An operator's word on runs that would do more than their limits allow. */
@RestController
@Tag(name = "Operations")
class HeldRunsController {
    private static final Set<String> RELEASED = Set.of("RECEIVED", "MERGED");
    private static final Set<String> REFUSED = Set.of("REFUSED");

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

    @PostMapping("/ops/runs/{id}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Let a held run merge: its effect is approved, and it is applied again from its bodies")
    @Refuses({"404 run-unknown", "409 run-not-held", "409 run-in-progress"})
    ResponseEntity<RunView> release(
            @PathVariable long id, @RequestBody Decision decision, Principal operator, HttpServletRequest call) {
        String why = decision.reason();
        RunView run =
                decided(id, RELEASED, RunAgain.is(call), () -> runs.release(new RunId(id), operator.getName(), why));
        pulls.takeUp(run.source(), run.feed());
        return ResponseEntity.accepted().body(views.run(id).orElseThrow());
    }

    @PostMapping("/ops/runs/{id}/refuse")
    @Operation(summary = "Decide against a held run: nothing of it is merged, and a fresh snapshot is asked for")
    @Refuses({"404 run-unknown", "409 run-not-held"})
    RunView refuse(@PathVariable long id, @RequestBody Decision decision, Principal operator, HttpServletRequest call) {
        String why = decision.reason();
        RunView run =
                decided(id, REFUSED, RunAgain.is(call), () -> runs.refuse(new RunId(id), operator.getName(), why));
        String source = run.source();
        pulls.takeUp(source, run.feed());
        String domain = mappings.of(new FeedKey(source, run.feed()))
                .map(Mapping::domain)
                .orElse("");
        mappings.ofSource(source).stream()
                .filter(mapping ->
                        mapping.mode() == FeedMode.SNAPSHOT && mapping.domain().equals(domain))
                .forEach(snapshot -> pulls.trigger(Tenancy.current(), source, snapshot.feed()));
        return views.run(id).orElseThrow();
    }

    /** @param stands the states that a run has by this decision: for a call that runs again they are no conflict */
    private RunView decided(long id, Set<String> stands, boolean again, Supplier<Optional<RunSummary>> decision) {
        try {
            if (decision.get().isEmpty()) {
                throw Problem.unknown("run-unknown", "There is no run " + id + "; GET /ops/runs lists them.");
            }
            return views.run(id).orElseThrow();
        } catch (RunRefused.NotHeld | RunRefused.InProgress refused) {
            RunView run = views.run(id).orElseThrow();
            if (again && stands.contains(run.state())) {
                return run;
            }
            throw Problem.of(HttpStatus.CONFLICT, refused.slug(), String.valueOf(refused.getMessage()));
        }
    }
}
