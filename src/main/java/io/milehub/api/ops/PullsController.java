package io.milehub.api.ops;

import io.milehub.api.Refuses;
import io.milehub.api.security.ProblemBody;
import io.milehub.connectors.Pulls;
import io.milehub.tenancy.Tenancy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator pull a feed now instead of waiting for its schedule. */
@RestController
@Tag(name = "Operations")
class PullsController {

    private final Pulls pulls;

    PullsController(Pulls pulls) {
        this.pulls = pulls;
    }

    @PostMapping("/ops/sources/{source}/{feed}/pull")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Pull a feed now",
            description = "A feed has one run at a time: while one is under way, it is pulled again after it.")
    @Refuses({"404 feed-unknown", "503 pull-not-kept"})
    ResponseEntity<?> pull(@PathVariable String source, @PathVariable String feed) {
        return switch (pulls.trigger(Tenancy.current(), source, feed)) {
            case DUE_NOW, RUNNING -> ResponseEntity.accepted().build();
            case UNREACHABLE ->
                ResponseEntity.of(ProblemBody.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "pull-not-kept",
                                "The database could not be reached, so nothing was promised; ask again."))
                        .build();
            case UNKNOWN ->
                ResponseEntity.of(ProblemBody.of(
                                HttpStatus.NOT_FOUND,
                                "feed-unknown",
                                "No route of this shop pulls " + source + "/" + feed + "; see /ops/sources."))
                        .build();
        };
    }
}
