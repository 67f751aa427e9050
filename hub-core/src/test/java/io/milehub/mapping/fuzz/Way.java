package io.milehub.mapping.fuzz;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import java.nio.file.Path;
import java.util.Map;

/**
 * One way in which bodies of a format are read.
 *
 * @param packing what is done to a body before
 */
record Way(String name, BodyReader reader, Packing packing, Counting counting) {
    /** A mapping of stock in all but its first lines; `sku: .sku` and `quantity: .n` if it does not say otherwise. */
    static Way of(String format, Counting counting) {
        return of(format, Packing.NONE, counting);
    }

    static Way of(String format, Packing packing, Counting counting) {
        String fields = format.contains("fields:") ? "" : "\nfields:\n  sku: .sku\n  quantity: .n";
        String yaml = "record: stock\nmode: snapshot\n" + format + fields + "\n";
        try {
            Mapping mapping = MappingLoader.kept(Path.of("mappings", "house", "feed.yaml"), Map.of("feed.yaml", yaml));
            return new Way(format.replace('\n', ' '), BodyReader.of(mapping), packing, counting);
        } catch (MappingProblems wrong) {
            throw new IllegalStateException(yaml, wrong);
        }
    }

    static Way of(Mapping mapping) {
        return new Way(mapping.source() + "/" + mapping.feed(), BodyReader.of(mapping), Packing.NONE, Counting.NONE);
    }

    /** @throws Broken if reading this body breaks a law */
    void judge(byte[] body) {
        new Judge(reader, counting).judge(packing.of(body));
    }

    /** @throws Broken if reading it costs too much */
    Cost cost(byte[] body) {
        return new Judge(reader, counting).cost(packing.of(body));
    }
}
