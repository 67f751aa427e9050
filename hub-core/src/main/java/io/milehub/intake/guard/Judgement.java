package io.milehub.intake.guard;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the guard found.
 *
 * @param effect what the run would do
 * @param findings the limits that it is beyond; none means that it may merge
 */
public record Judgement(Effect effect, List<Finding> findings) {
    public boolean held() {
        return !findings.isEmpty();
    }

    /** Every finding in one sentence. */
    public String text() {
        return findings.stream().map(Finding::text).collect(Collectors.joining("; "));
    }
}
