package io.milehub.mapping.fuzz;

import org.jspecify.annotations.Nullable;

/** A law that a body made production break. */
final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String law;

    Broken(String law, String how) {
        this(law, how, null);
    }

    Broken(String law, String how, @Nullable Throwable cause) {
        super("\"" + law + "\" is broken: " + how, cause);
        this.law = law;
    }

    String law() {
        return law;
    }
}
