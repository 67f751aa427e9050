package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.intake.drift.DriftReports;
import io.milehub.intake.history.IntakeViews;
import io.milehub.intake.history.IntakeViews.Filter;
import io.milehub.intake.history.RunView;
import io.milehub.intake.history.SourceView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an operator asks about the way in. */
@RestController
@RequestMapping("/ops")
@Tag(name = "Operations", description = "Runs, quarantined records and sources; scope ops.")
class OpsController {

    private static final int LIMIT_MAX = 200;

    private final IntakeViews views;
    private final DriftReports drift;

    OpsController(IntakeViews views, DriftReports drift) {
        this.views = views;
        this.drift = drift;
    }

    @GetMapping("/runs")
    @Operation(summary = "Runs, newest first")
    @Refuses("400 invalid-request")
    Page<RunView> runs(
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String feed,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        var filter = new Filter(source, feed, state, before, checked(limit));
        return Page.of(views.runs(filter), limit, RunView::id);
    }

    @GetMapping("/runs/{id}")
    @Operation(summary = "One run")
    @Refuses("404 run-unknown")
    RunView run(@PathVariable long id) {
        return views.run(id).orElseThrow(() -> Problem.unknown("run-unknown", "run " + id));
    }

    @GetMapping("/runs/{id}/drift")
    @Operation(
            summary = "Where the bodies of a run and their mapping do not fit",
            description = "Kept of the last 100 runs of a feed in which records were looked at.")
    @Refuses("404 drift-unknown")
    DriftReports.Kept drift(@PathVariable long id) {
        return drift.ofRun(id)
                .orElseThrow(() -> Problem.unknown(
                        "drift-unknown",
                        "Nothing is kept of run " + id + ": it mapped no record, or is too long ago."));
    }

    @GetMapping("/sources/{source}/{feed}/drift")
    @Operation(summary = "The same of the last run of a feed that mapped any record")
    @Refuses("404 drift-unknown")
    DriftReports.Kept drift(@PathVariable String source, @PathVariable String feed) {
        return drift.latest(source, feed)
                .orElseThrow(() -> Problem.unknown(
                        "drift-unknown", "No run of " + source + "/" + feed + " has mapped a record yet."));
    }

    @GetMapping("/sources")
    @Operation(summary = "Every feed that has run, its age and its newest run")
    List<SourceView> sources() {
        return views.sources();
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Problem.invalid("limit", "limit is 1 to " + LIMIT_MAX + ", not " + limit + ".");
        }
        return limit;
    }
}
