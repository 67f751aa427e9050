package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
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

    OpsController(IntakeViews views) {
        this.views = views;
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
