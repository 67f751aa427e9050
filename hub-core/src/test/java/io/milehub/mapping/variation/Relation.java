package io.milehub.mapping.variation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.variation.Told.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That however a catalogue is written and comes in, its records are what its generator says. */
class Relation {
    private static final List<Integer> CHUNKS = List.of(1, 2, 3, 7, 64, 4096, Integer.MAX_VALUE, Trickle.ANY);

    private final Mapping mapping;
    private final Memory memory;

    Relation(Mapping mapping) {
        this(mapping, new Memory());
    }

    /** @param memory of all that was accepted of this mapping, however it was written */
    Relation(Mapping mapping, Memory memory) {
        this.mapping = mapping;
        this.memory = memory;
    }

    /** By reads of every size; then once more, with all recognised that was ever accepted. */
    void require(List<String> expected, byte[] body, String how) throws IOException {
        for (int chunk : CHUNKS) {
            require(expected, body, how, chunk, null);
        }
        requireKnown(expected, body, how);
    }

    /** With all recognised that was ever accepted: first it may be new, then all of it is known. */
    void requireKnown(List<String> expected, byte[] body, String how) throws IOException {
        require(expected, body, how, Trickle.ANY, memory);
        require(expected, body, how, Integer.MAX_VALUE, memory);
    }

    /** By a single size of reads. */
    void requireOnce(List<String> expected, byte[] body, String how, int chunk) throws IOException {
        require(expected, body, how, chunk, null);
    }

    private void require(List<String> expected, byte[] body, String how, int chunk, @Nullable Memory known)
            throws IOException {
        Told told = new Told(known);
        told.read(mapping, reader(body, chunk));
        assertThat(difference(told.lines, expected))
                .as("%s, %s reads of %d%s", mapping.format(), how, chunk, known == null ? "" : ", with all known")
                .isEmpty();
    }

    /** The first line that is another one. */
    private static String difference(List<String> lines, List<String> expected) {
        for (int i = 0; i < Math.max(lines.size(), expected.size()); i++) {
            String line = i < lines.size() ? lines.get(i) : "nothing";
            String should = i < expected.size() ? expected.get(i) : "nothing";
            if (!line.equals(should)) {
                return "\n" + line + "\nwhere this was expected:\n" + should;
            }
        }
        return "";
    }

    InputStream reader(byte[] body, int chunk) {
        return new Trickle(body, chunk, body.length);
    }

    int recognised() {
        return memory.recognised;
    }
}
