package io.milehub.mapping.language;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What an expression reads. */
final class ExpressionFacts {
    /** Names behind a dot, wherever they stand. */
    final Set<String> names = new HashSet<>();

    /** Names behind a dot that begins a path at the record itself. */
    final Set<String> recordNames = new LinkedHashSet<>();

    /** Names behind a dot that begins a path at {@code $parent}. */
    final Set<String> parentNames = new LinkedHashSet<>();

    /** The variables of ours that it reads. */
    final Set<String> variables = new HashSet<>();

    /** Whether it reads the record, or an element of a list, as a whole, so that no name says what of it. */
    boolean whole;
}
