package io.milehub.inventory.sold;

/** What became of a supplier's word. Everything but {@link Noted} changed nothing. */
public sealed interface WordOutcome {
    /** It counts. */
    record Noted() implements WordOutcome {}

    /** The same message had been noted before. */
    record Repeated() implements WordOutcome {}

    /** Nothing was sold under this line. */
    record UnknownLine() implements WordOutcome {}

    /**
     * It speaks of more pieces than the line has left to speak of.
     *
     * @param left pieces of which this can still be said
     */
    record TooMany(int left) implements WordOutcome {}
}
