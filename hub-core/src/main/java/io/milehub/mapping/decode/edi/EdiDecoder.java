package io.milehub.mapping.decode.edi;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.interchange.ReadEnvelopes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * EDIFACT (ISO 9735, syntax versions 1 to 4, batch) and X12 (X12.5, X12.6), told apart by their first letters. One body
 * may hold several interchanges, each with its own service characters and charset.
 */
public final class EdiDecoder implements Decoder {
    private final EdiFormat format;

    public EdiDecoder(EdiFormat format) {
        this.format = format;
    }

    @Override
    public JsonNode decode(InputStream body, ElementSink sink) throws DecodeRefused, IOException {
        return read(body, sink);
    }

    @Override
    public JsonNode page(InputStream body) throws DecodeRefused, IOException {
        return read(body, null);
    }

    @Override
    public ReadEnvelopes envelopes(InputStream body) throws IOException {
        BodyMeter meter = new BodyMeter(body, Mapping.RECORD_BYTES_MAX);
        EdiBytes bytes = new EdiBytes(meter, format.charset());
        EnvelopeLog log = new EnvelopeLog(bytes);
        DecodeRefused refused = null;
        try {
            read(new EdiPass(bytes, meter, format, null, log), bytes, meter);
        } catch (DecodeRefused unread) {
            refused = unread;
        }
        return new ReadEnvelopes(log.read(), refused);
    }

    @Override
    public boolean reportsEnvelopes() {
        return format.report();
    }

    @Override
    public boolean reads(String messageType) {
        return format.messages().isEmpty() || format.messages().contains(messageType);
    }

    private JsonNode read(InputStream body, @Nullable ElementSink sink) throws DecodeRefused, IOException {
        BodyMeter meter = new BodyMeter(body, Mapping.RECORD_BYTES_MAX);
        EdiBytes bytes = new EdiBytes(meter, format.charset());
        return read(new EdiPass(bytes, meter, format, sink, null), bytes, meter);
    }

    private static JsonNode read(EdiPass pass, EdiBytes bytes, BodyMeter meter) throws DecodeRefused, IOException {
        try {
            return pass.read();
        } catch (CharacterCodingException notText) {
            throw new DecodeRefused(
                    bytes.position(),
                    "Some bytes are not " + bytes.charset() + ".",
                    "Name the charset under `edi`, `edi: { charset: ISO-8859-1 }`, or ask the supplier which it"
                            + " writes.");
        } catch (IOException failed) {
            DecodeRefused tooLong = meter.refusal(bytes.position());
            if (tooLong != null) {
                throw tooLong;
            }
            throw failed;
        }
    }
}
