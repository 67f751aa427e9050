package io.milehub.mapping.decode.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.RecordPath;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Newline-delimited JSON: each line is a document in UTF-8, by the rules of {@link JsonDecoder}; blank ones are none.
 */
public final class NdjsonDecoder implements Decoder {
    private final RecordPath path;

    /** @param path where the records stand in each line; {@code .} where the line is the record */
    public NdjsonDecoder(RecordPath path) {
        this.path = path;
    }

    @Override
    public JsonNode decode(InputStream body, ElementSink sink) throws DecodeRefused, IOException {
        BodyMeter meter = new BodyMeter(body, Mapping.RECORD_BYTES_MAX);
        Lines lines = new Lines(meter);
        while (lines.next()) {
            if (!lines.isBlank()) {
                try (JsonParser parser = JsonDecoder.FACTORY.createParser(lines.bytes, 0, lines.length)) {
                    read(parser, meter, sink);
                } catch (DecodeRefused refused) {
                    throw lines.placed(refused);
                } catch (CharConversionException notText) {
                    throw lines.placed(
                            new DecodeRefused("line 1", "The line is not UTF-8.", "Ask the supplier for it."));
                }
            }
            meter.startRecord();
        }
        return NullNode.instance;
    }

    /** Gives the records of a line once all of it is read: what surrounds them may stand behind them, too. */
    private void read(JsonParser parser, BodyMeter meter, ElementSink sink) throws DecodeRefused, IOException {
        List<Element> records = new ArrayList<>();
        try {
            new JsonPass(parser, meter, path, records::add, null).read();
        } catch (JsonProcessingException notJson) {
            throw JsonPass.refused(parser, notJson.getOriginalMessage());
        } catch (CharConversionException notText) {
            throw JsonPass.refused(parser, String.valueOf(notText.getMessage()));
        }
        records.forEach(sink::element);
    }

    /** Lines say nothing about the whole, so nothing is read. */
    @Override
    public JsonNode page(InputStream body) {
        return NullNode.instance;
    }

    /** Cuts bytes at line feeds, which stand inside no JSON text. */
    private static final class Lines {
        private static final int BUFFER_BYTES = 64 * 1024;

        private final BodyMeter body;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int at;
        private int end;
        private long number;
        byte[] bytes = new byte[BUFFER_BYTES];
        int length;

        Lines(BodyMeter body) {
            this.body = body;
        }

        boolean next() throws DecodeRefused, IOException {
            length = 0;
            number++;
            while (true) {
                if (at == end) {
                    end = fill();
                    at = 0;
                    if (end < 0) {
                        end = 0;
                        return length > 0;
                    }
                }
                int from = at;
                while (at < end && buffer[at] != '\n') {
                    at++;
                }
                append(from, at);
                if (at < end) {
                    at++;
                    return true;
                }
            }
        }

        boolean isBlank() {
            for (int i = 0; i < length; i++) {
                if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                    return false;
                }
            }
            return true;
        }

        /** A refusal of this line, whose parser counts lines from 1. */
        DecodeRefused placed(DecodeRefused refused) {
            String position = refused.position();
            int behind = position.indexOf(',');
            return new DecodeRefused(
                    "line " + number + (behind < 0 ? "" : position.substring(behind)),
                    refused.what(),
                    refused.remedy());
        }

        private int fill() throws DecodeRefused, IOException {
            try {
                return body.read(buffer, 0, buffer.length);
            } catch (IOException failed) {
                DecodeRefused tooLong = body.refusal("line " + number);
                if (tooLong != null) {
                    throw tooLong;
                }
                throw failed;
            }
        }

        private void append(int from, int to) {
            int more = to - from;
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
            System.arraycopy(buffer, from, bytes, length, more);
            length += more;
        }
    }
}
