package io.milehub.intake.drift;

import io.milehub.mapping.drift.Drift;

/** What is seen of one run while its bodies are read, whatever becomes of it. */
public final class Watch {
    private final Drift drift;
    private int recognised;

    Watch(Drift drift) {
        this.drift = drift;
    }

    public Drift drift() {
        return drift;
    }

    /** Notes how many records were passed over with all that they hold, because they stand already. */
    public void recognised(int records) {
        recognised = records;
    }

    int recognised() {
        return recognised;
    }
}
