package io.milehub.mapping.decode.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.Recogniser;
import io.milehub.mapping.decode.RecordPath;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) in UTF-8, UTF-16 or UTF-32, with or without a byte order mark. Numbers keep every digit. A key that
 * stands twice in an object is a fault of its record; around the records it refuses the document, as does anything
 * after it.
 */
public final class JsonDecoder implements Decoder {
    private static final int NUMBER_CHARS_MAX = 1_000;
    private static final int NAME_CHARS_MAX = 10_000;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(Mapping.RECORD_BYTES_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX)
                    .maxNameLength(NAME_CHARS_MAX)
                    .build())
            .build();

    private final RecordPath path;

    public JsonDecoder(RecordPath path) {
        this.path = path;
    }

    @Override
    public JsonNode decode(InputStream body, ElementSink sink) throws DecodeRefused, IOException {
        return read(body, sink);
    }

    @Override
    public JsonNode page(InputStream body) throws DecodeRefused, IOException {
        return read(body, null);
    }

    private JsonNode read(InputStream body, @Nullable ElementSink sink) throws DecodeRefused, IOException {
        Recogniser recogniser = sink == null ? null : sink.recogniser();
        ElementCuts cuts = recogniser == null ? null : new ElementCuts(body);
        BodyMeter meter = cuts == null
                ? new BodyMeter(body, Mapping.RECORD_BYTES_MAX)
                : BodyMeter.asItComes(cuts, Mapping.RECORD_BYTES_MAX);
        try (JsonParser parser = FACTORY.createParser(meter)) {
            try {
                return new JsonPass(parser, meter, path, sink, cuts).read();
            } catch (JsonProcessingException notJson) {
                throw JsonPass.refused(parser, notJson.getOriginalMessage());
            } catch (CharConversionException notText) {
                throw JsonPass.refused(parser, String.valueOf(notText.getMessage()));
            } catch (IOException failed) {
                DecodeRefused tooLong = meter.refusal(JsonPass.position(parser));
                if (tooLong != null) {
                    throw tooLong;
                }
                throw failed;
            }
        } catch (CharConversionException notText) {
            throw new DecodeRefused(
                    "byte 0",
                    "The body is in no encoding that JSON allows: " + notText.getMessage() + ".",
                    "Ask the supplier for UTF-8.");
        }
    }
}
