package io.milehub.mapping.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Decoder;
import java.io.IOException;

/** The whole of a JSON sample as a tree. */
final class JsonTree {
    static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Decoder.DEPTH_MAX)
                            .maxStringLength(Sample.BYTES_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonTree() {}

    /** Whether several objects follow each other, as the lines of NDJSON do; a list would be taken for its elements. */
    static boolean isOfLines(byte[] bytes) {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(bytes)) {
            values.nextValue();
            return values.hasNextValue();
        } catch (IOException | RuntimeException notJson) {
            return false;
        }
    }

    static JsonNode of(Sample sample) throws DecodeRefused, IOException {
        try {
            return sample.format().equals("ndjson") ? lines(sample) : MAPPER.readTree(sample.bytes());
        } catch (JsonProcessingException wrong) {
            var at = wrong.getLocation();
            throw new DecodeRefused(
                    at == null ? "line 1" : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    "The sample is no well-formed JSON: " + wrong.getOriginalMessage() + ".",
                    "Take one that is whole.");
        }
    }

    private static JsonNode lines(Sample sample) throws IOException {
        var lines = JsonNodeFactory.instance.arrayNode();
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(sample.bytes())) {
            while (values.hasNextValue()) {
                lines.add(values.nextValue());
            }
        }
        return lines;
    }
}
