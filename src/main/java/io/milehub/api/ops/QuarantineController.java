package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.intake.quarantine.Quarantine;
import io.milehub.intake.quarantine.Quarantine.Filter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records that could not be taken in, as an operator reads them. */
@RestController
@RequestMapping("/ops/quarantine")
@Tag(name = "Operations")
class QuarantineController {
    private static final int RECORDS_MAX = 200;
    private static final int REASONS_MAX = 1_000;
    private static final Set<String> STATES = Set.of("OPEN", "RELEASED", "DISMISSED", "SUPERSEDED");

    private final Quarantine quarantine;

    QuarantineController(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @GetMapping
    @Operation(summary = "Records that could not be taken in, newest first")
    @Refuses("400 invalid-request")
    Page<QuarantineView> records(
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String feed,
            @Parameter(description = "the code of a reason") @RequestParam @Nullable String reason,
            @Parameter(description = "OPEN, RELEASED (let in), DISMISSED or SUPERSEDED (overtaken)")
                    @RequestParam(defaultValue = "OPEN")
                    String state,
            @RequestParam @Nullable Long before,
            @Parameter(description = "1 to " + RECORDS_MAX) @RequestParam(defaultValue = "50") int limit) {
        if (!STATES.contains(state)) {
            throw Problem.invalid("state", "'state' is OPEN, RELEASED, DISMISSED or SUPERSEDED, not " + state + ".");
        }
        List<QuarantineView> found = quarantine
                .records(
                        new Filter(source, feed, reason, state),
                        before == null ? Long.MAX_VALUE : before,
                        within(limit, RECORDS_MAX))
                .stream()
                .map(QuarantineView::of)
                .toList();
        return Page.of(found, limit, QuarantineView::id);
    }

    @GetMapping("/reasons")
    @Operation(
            summary = "What is open, by feed and reason",
            description = "The most frequent reasons of a feed first. A record with two reasons counts under both.")
    @Refuses("400 invalid-request")
    List<QuarantineView.Count> reasons(
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String feed,
            @Parameter(description = "the code of a reason") @RequestParam @Nullable String reason,
            @Parameter(description = "1 to " + REASONS_MAX) @RequestParam(defaultValue = "200") int limit) {
        return quarantine.byReason(new Filter(source, feed, reason, null), within(limit, REASONS_MAX)).stream()
                .map(QuarantineView.Count::of)
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One record, whole, with all reasons and what to do about each")
    @Refuses("404 quarantine-unknown")
    QuarantineView record(@PathVariable long id) {
        return quarantine
                .find(id)
                .map(QuarantineView::of)
                .orElseThrow(() -> Problem.unknown(
                        "quarantine-unknown",
                        "There is no record " + id + " in quarantine; settled ones are purged after a time."));
    }

    private static int within(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw Problem.invalid("limit", "limit is 1 to " + max + ", not " + limit + ".");
        }
        return limit;
    }
}
