package io.milehub.app.bench.house;

/**
 * Records that the invented house knows, as its feed tells them and as rows of the plain table. Nothing in them needs
 * escaping, neither in JSON nor in COPY.
 */
public interface Records {
    int count();

    /** The feed's name, and that of the list in its documents. */
    String feed();

    String list();

    /** Appends one record as a JSON object. */
    void json(StringBuilder text, int index);

    /** Appends one row of the plain table in COPY's text format, with its newline. */
    void row(StringBuilder text, int index);

    /**
     * Changes records, chosen at random.
     *
     * @return which
     */
    int[] change(double percent);
}
