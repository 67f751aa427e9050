package io.milehub.mapping.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The beginning of a tree's JSON, of which no more is held: escapes make six characters of one. */
final class RawText extends Writer {
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final JsonFactory FACTORY = TREES.getFactory();

    private final StringBuilder text = new StringBuilder();
    private final int charsMax;

    private RawText(int charsMax) {
        this.charsMax = charsMax;
    }

    static String of(JsonNode tree, int charsMax) {
        RawText raw = new RawText(charsMax);
        try (JsonGenerator generator = FACTORY.createGenerator(raw)) {
            TREES.writeTree(generator, tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return raw.text.toString();
    }

    @Override
    public void write(char[] from, int offset, int length) {
        text.append(from, offset, Math.min(length, charsMax - text.length()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
