package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.interchange.ReadEnvelopes;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies of one format. Safe for many threads. */
public interface Decoder {
    /** How deep elements may stand in each other. */
    int DEPTH_MAX = 128;

    /**
     * Reads a body to its end and gives each element to the sink.
     *
     * @return the document without the elements
     */
    JsonNode decode(InputStream body, ElementSink sink) throws DecodeRefused, IOException;

    /** The document without its elements, which are passed over. */
    JsonNode page(InputStream body) throws DecodeRefused, IOException;

    /** The envelopes of a body of EDI, whatever is wrong with them; other formats have none. */
    default ReadEnvelopes envelopes(InputStream body) throws IOException {
        return ReadEnvelopes.NONE;
    }

    /** Whether faults of envelopes are reported and the rest is used; otherwise they refuse the body. */
    default boolean reportsEnvelopes() {
        return false;
    }

    /** Whether messages of EDI of this type are read. */
    default boolean reads(String messageType) {
        return false;
    }
}
