package io.milehub.mapping.fuzz;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.KnownRecords;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What is judged: a mapping with its decoder, as production reads by it; or one into which a test has sown a bug. */
interface BodyReader {
    /** @param known absent where nobody asks for hashes */
    PageFacts map(InputStream body, RecordSink sink, @Nullable KnownRecords known) throws DecodeRefused, IOException;

    PageFacts page(InputStream body) throws DecodeRefused, IOException;

    /** Reads the envelopes, of which other formats than EDI have none. */
    void envelopes(InputStream body) throws IOException;

    static BodyReader of(Mapping mapping) {
        return new BodyReader() {
            @Override
            public PageFacts map(InputStream body, RecordSink sink, @Nullable KnownRecords known)
                    throws DecodeRefused, IOException {
                return known == null ? mapping.map(body, sink) : mapping.map(body, sink, known);
            }

            @Override
            public PageFacts page(InputStream body) throws DecodeRefused, IOException {
                return mapping.page(body);
            }

            @Override
            public void envelopes(InputStream body) throws IOException {
                mapping.envelopes(body);
            }
        };
    }
}
