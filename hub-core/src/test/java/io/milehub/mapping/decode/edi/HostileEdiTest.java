package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.milehub.mapping.DecodeRefused;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No body costs more than two seconds and 64 MB, whatever it is, and none ends otherwise than with a reason. */
class HostileEdiTest {
    private static final String START = "UNB+UNOC:3+S+R+260301:1000+77'UNH+1+PRICAT:D:96A:UN'LIN+1";
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260301*1000*^*00501*000000077"
                    + "*0*P*>~";
    private static final int BYTES_MAX = 10 * 1024 * 1024;
    private static final long MEMORY_BYTES_MAX = 64L * 1024 * 1024;

    @Test
    @Timeout(60)
    void what_never_ends_is_refused_early() throws Exception {
        Map<String, String[]> bodies = new LinkedHashMap<>();
        bodies.put("a value", new String[] {START + "+", "A"});
        bodies.put("a released value", new String[] {START + "+", "?+"});
        bodies.put("a release without end", new String[] {START + "+A?", "\r\n"});
        bodies.put("elements", new String[] {START, "+"});
        bodies.put("elements with values", new String[] {START, "+A"});
        bodies.put("components", new String[] {START + "+", ":A"});
        bodies.put("repetitions", new String[] {ISA + "GS*SC~ST*832*1~LIN*", "^"});
        bodies.put("repetitions with values", new String[] {ISA + "GS*SC~ST*832*1~LIN*", "^A"});
        bodies.put("segments of a record", new String[] {START + "'", "QTY+1:2'"});
        bodies.put("small segments of a record", new String[] {START + "'", "QQ'"});
        bodies.put("rich segments of a record", new String[] {START + "'", "FTX" + "+A:B".repeat(200) + "'"});
        bodies.put(
                "segments with many repetitions",
                new String[] {ISA + "GS*SC~ST*832*1~LIN*1~", "FTX*" + "^".repeat(9_000) + "A~"});
        bodies.put("a header", new String[] {START.replace("LIN+1", "FTX+1'"), "FTX+AAI+1'"});
        bodies.put("empty segments", new String[] {START + "'", "'"});
        bodies.put("line breaks", new String[] {START + "'", "\n"});
        bodies.put("blanks before anything", new String[] {"", " "});
        bodies.put("blanks between interchanges", new String[] {ISA + "IEA*0*000000077~", "\u0000"});
        bodies.put("a tag", new String[] {"UNA:+.? '", "U"});
        bodies.put("ISA", new String[] {"ISA*", "0"});
        for (Map.Entry<String, String[]> body : bodies.entrySet()) {
            Endless endless = new Endless(body.getValue()[0], body.getValue()[1]);
            long allocatedBefore = allocated();
            long start = worked();
            assertThatThrownBy(() -> new EdiDecoder(TestEdi.format("LIN", true, null)).decode(endless, element -> {}))
                    .as(body.getKey())
                    .isInstanceOf(DecodeRefused.class);
            assertThat(Duration.ofNanos(worked() - start)).as(body.getKey()).isLessThan(Duration.ofSeconds(2));
            assertThat(endless.given).as(body.getKey()).isLessThan(BYTES_MAX);
            assertThat(allocated() - allocatedBefore).as(body.getKey()).isLessThan(MEMORY_BYTES_MAX);
        }
    }

    @Test
    void levels_that_go_ever_deeper_are_given_up_and_not_kept() throws Exception {
        StringBuilder body = new StringBuilder(ISA + "GS*SH*****7~ST*856*0001~HL*1**S~");
        int levels = 2_000;
        for (int i = 2; i <= levels; i++) {
            body.append("HL*").append(i).append('*').append(i - 1).append("*I~");
        }
        body.append("SE*").append(levels + 2).append("*0001~GE*1*7~IEA*1*000000077~");
        TestEdi read = TestEdi.reported("HL", body.toString());
        assertThat(read.elements).hasSize(levels);
        assertThat(read.faults).isNotEmpty().containsOnly("parent-missing HL");
        assertThat(read.elements)
                .allSatisfy(
                        element -> assertThat(element.value().path("up").size()).isLessThanOrEqualTo(128));
    }

    @Test
    void what_is_no_interchange_is_refused_with_a_reason() {
        for (String body : new String[] {
            "",
            " ",
            "\u0000\u0001\u0002",
            "{}",
            "<a/>",
            "UNA",
            "UNA::::::",
            "UNAABCDEF",
            "UNB",
            "UNB*UNOA",
            "UIB+UNOA",
            "GS*PO~",
            "sku;stock\nA;1\n",
            "UNB+UNOA:1'lin+1'",
            "UNB+UNOA:1'LIN1+1'",
            ISA + "GS*1~ab*",
            "%PDF-1.7"
        }) {
            assertThatThrownBy(() -> TestEdi.reported("LIN", body))
                    .as(body)
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("line 1");
        }
    }

    /** Bytes changed, lost, doubled and moved at random; the seed is in the message of a failure. */
    @Test
    @Timeout(120)
    void damage_is_a_reason_and_never_a_crash() throws Exception {
        byte[][] good = {
            ("UNA:+.?*'\n" + START + "+X?'Y:Z*W'UNT+3+1'UNZ+1+77'").getBytes(StandardCharsets.UTF_8),
            (ISA
                            + "GS*SC*S*R*1*1*7*X*005010~ST*856*0001~HL*1**S~HL*2*1*I~LIN**VP*A^B>C~SE*5*0001~GE"
                            + "*1*7~IEA*1*000000077~")
                    .getBytes(StandardCharsets.UTF_8)
        };
        AtomicInteger read = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            byte[] body = damaged(good[seed % 2], random);
            EdiFormat format =
                    TestEdi.format(seed % 4 < 2 ? "LIN" : "HL", random.nextBoolean(), null, "_1_1", "_3_all");
            try {
                TestEdi.read(format, body, 1 + random.nextInt(40));
                read.incrementAndGet();
            } catch (DecodeRefused expected) {
                assertThat(expected.what()).isNotBlank();
                assertThat(expected.position()).contains("line");
                refused.incrementAndGet();
            } catch (RuntimeException crash) {
                throw new AssertionError("seed " + seed + ": " + new String(body, StandardCharsets.ISO_8859_1), crash);
            }
        }
        assertThat(read).hasPositiveValue();
        assertThat(refused).hasPositiveValue();
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] body = good.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] = good[random.nextInt(good.length)];
                case 2 -> {
                    byte[] longer = new byte[body.length + 1];
                    System.arraycopy(body, 0, longer, 0, at);
                    System.arraycopy(body, at, longer, at + 1, body.length - at);
                    body = longer;
                }
                default -> {
                    byte[] shorter = new byte[Math.max(1, body.length - 1)];
                    System.arraycopy(body, 0, shorter, 0, Math.min(at, shorter.length));
                    System.arraycopy(
                            body,
                            Math.min(at + 1, body.length),
                            shorter,
                            Math.min(at, shorter.length),
                            Math.max(0, Math.min(shorter.length - at, body.length - at - 1)));
                    body = shorter;
                }
            }
        }
        return body;
    }

    @Test
    void a_broken_connection_stays_one() {
        InputStream reset = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(START.getBytes(StandardCharsets.UTF_8)), reset);
        assertThatThrownBy(() -> new EdiDecoder(TestEdi.format("LIN", true, null)).decode(broken, element -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    /** The time of this thread alone, in nanoseconds: a busy machine makes no body more expensive. */
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** A start and then the same for ever. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] again;
        private long given;

        Endless(String start, String again) {
            this.start = start.getBytes(StandardCharsets.ISO_8859_1);
            this.again = again.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public int read() {
            long at = given++;
            return at < start.length ? start[(int) at] : again[(int) ((at - start.length) % again.length)];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = Math.min(length, 4096);
            for (int i = 0; i < count; i++) {
                into[from + i] = (byte) read();
            }
            return count;
        }
    }
}
