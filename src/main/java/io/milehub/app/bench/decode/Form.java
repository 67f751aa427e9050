package io.milehub.app.bench.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The formats in which the house sends its collection. */
enum Form {
    JSON(StandardCharsets.UTF_8, Writing::json),
    CSV(StandardCharsets.UTF_8, Writing::csv),
    XML(StandardCharsets.UTF_8, Writing::xml),
    /** Level C of EDIFACT, which is Latin-1. */
    EDI(StandardCharsets.ISO_8859_1, Pricat::write);

    private final Charset charset;

    @SuppressWarnings("ImmutableEnumChecker") // Every writer is a method without state.
    private final Writer writer;

    Form(Charset charset, Writer writer) {
        this.charset = charset;
        this.writer = writer;
    }

    private interface Writer {
        void write(Collection of, StringBuilder text);
    }

    /** One body with all pieces. */
    byte[] write(Collection of) {
        StringBuilder text = new StringBuilder();
        writer.write(of, text);
        return text.toString().getBytes(charset);
    }
}
