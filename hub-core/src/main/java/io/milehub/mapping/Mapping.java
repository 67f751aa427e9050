package io.milehub.mapping;

import io.milehub.canonical.RecordKind;
import java.io.IOException;
import java.io.InputStream;

/** A checked and compiled mapping file: turns bodies of one feed into canonical records. Safe for many threads. */
public final class Mapping {
    /** The longest text of a refused record that a sink is given, in characters. */
    public static final int RAW_CHARS_MAX = 64 * 1024;
    /** The largest outermost record, in bytes of the body. */
    public static final int RECORD_BYTES_MAX = 8 * 1024 * 1024;

    Mapping() {}

    /** The folder of the mapping file. */
    public String source() {
        return Unbuilt.yet();
    }

    /** The name of the mapping file without its ending. */
    public String feed() {
        return Unbuilt.yet();
    }

    public RecordKind kind() {
        return Unbuilt.yet();
    }

    public FeedMode mode() {
        return Unbuilt.yet();
    }

    /** A hash over mapping file, lookup tables and the engine's version: equal versions map equal bodies equally. */
    public String version() {
        return Unbuilt.yet();
    }

    /**
     * Reads a body to its end and gives every record to the sink, holding no more than one outermost record.
     *
     * @throws DecodeRefused if the body cannot be read to its end
     */
    public PageFacts map(InputStream body, RecordSink sink) throws DecodeRefused, IOException {
        return Unbuilt.yet();
    }

    /**
     * Reads only what a body says about itself and passes over its records.
     *
     * @throws DecodeRefused if the body cannot be read to its end
     */
    public PageFacts page(InputStream body) throws DecodeRefused, IOException {
        return Unbuilt.yet();
    }
}
