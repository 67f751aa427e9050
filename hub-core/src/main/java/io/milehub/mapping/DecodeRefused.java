package io.milehub.mapping;

/**
 * A body that cannot be read to its end: not well-formed, cut off, over a limit, or not the document that the mapping
 * is for. The whole body is refused; what a sink was given before must be thrown away with its run.
 */
public final class DecodeRefused extends Exception {
    private final String position;
    private final String what;
    private final String remedy;
    private final boolean cutOff;

    /**
     * @param position where, as far as the format tells: {@code line 3, column 14} or {@code byte 8192}
     * @param what what is wrong, in one sentence
     * @param remedy what to do about it, in one sentence
     */
    public DecodeRefused(String position, String what, String remedy) {
        this(position, what, remedy, false);
    }

    private DecodeRefused(String position, String what, String remedy, boolean cutOff) {
        super(position + ": " + what + " " + remedy);
        this.position = position;
        this.what = what;
        this.remedy = remedy;
        this.cutOff = cutOff;
    }

    /** A body that ends before what it began is closed. */
    public static DecodeRefused cutOff(String position, String what, String remedy) {
        return new DecodeRefused(position, what, remedy, true);
    }

    /** Whether the body is known to lack its end; what it has may be good. */
    public boolean isCutOff() {
        return cutOff;
    }

    public String position() {
        return position;
    }

    public String what() {
        return what;
    }

    public String remedy() {
        return remedy;
    }
}
