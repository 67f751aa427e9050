package io.milehub.mapping.decode.edi;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Element;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the decoder makes of a body, in lines. */
final class TestEdi {
    final List<String> values = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    final List<Element> elements = new ArrayList<>();

    @Nullable
    JsonNode page;

    static EdiFormat format(String each, boolean report, @Nullable Charset charset, String... addressed) {
        return format(each, report, true, charset, addressed);
    }

    /** For which interchanges that say they are tests are none that count. */
    static EdiFormat noTests(String each, boolean report) {
        return format(each, report, false, null);
    }

    private static EdiFormat format(
            String each, boolean report, boolean tests, @Nullable Charset charset, String... addressed) {
        return new EdiFormat(
                List.of(each.split("\\.", -1)), Set.of(), report, tests, charset, Map.of(), Set.of(addressed));
    }

    static TestEdi read(String each, String body) throws DecodeRefused, IOException {
        return read(format(each, false, null), body.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    static TestEdi reported(String each, String body) throws DecodeRefused, IOException {
        return read(format(each, true, null), body.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    static TestEdi read(EdiFormat format, byte[] body, int chunk) throws DecodeRefused, IOException {
        TestEdi read = new TestEdi();
        read.page = new EdiDecoder(format).decode(new Chunks(new ByteArrayInputStream(body), chunk), element -> {
            read.elements.add(element);
            if (element.fault() == null) {
                read.values.add(element.value() + " in " + element.parent());
            } else {
                read.faults.add(element.fault().code() + " " + element.fault().field());
            }
        });
        return read;
    }

    JsonNode value(int index) {
        return elements.get(index).value();
    }

    /** A connection that gives so many bytes at a time. */
    static final class Chunks extends FilterInputStream {
        private final int chunk;

        Chunks(InputStream in, int chunk) {
            super(in);
            this.chunk = chunk;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(length, chunk));
        }
    }
}
