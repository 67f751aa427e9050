package io.milehub.mapping.reads;

/** Where a path of an expression begins. */
public enum Level {
    RECORD(""),
    PARENT("$parent"),
    GRANDPARENT("$grandparent"),
    /** The document as it stood before the record. */
    ROOT("$root"),
    /** The document without its records, as expressions under {@code page} see it. */
    DOCUMENT("$root");

    private final String written;

    Level(String written) {
        this.written = written;
    }

    /** As an expression of a record writes it before the first dot. */
    public String written() {
        return written;
    }
}
