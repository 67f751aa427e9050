package io.milehub.mapping.fuzz;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.KnownRecords;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bugs that a decoder could have, each with the law by which it must be found. */
enum SownBug {
    /** Only a body that begins so; one byte after the other must be hit upon. */
    THROWS_BEHIND_A_MAGIC_WORD(Judge.ONLY_REFUSALS) {
        @Override
        InputStream body(InputStream body) {
            return new FilterInputStream(body) {
                private int matched;

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int read = super.read(into, from, length);
                    for (int i = from; i < from + read && matched >= 0; i++) {
                        matched = step(matched, into[i]);
                    }
                    return read;
                }
            };
        }
    },
    /** Hidden, so that Jazzer alone sees it: it watches every way to a connection. */
    CONNECTS("Server Side Request Forgery") {
        @Override
        InputStream body(InputStream body) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), DISCARD_PORT), 1);
            } catch (IOException nobodyThere) {
                return body;
            }
            return body;
        }
    },
    /** A read that ends with a quote loses it. */
    LOSES_A_BYTE_AT_THE_END_OF_A_READ(Judge.CUTS) {
        @Override
        InputStream body(InputStream body) {
            return new FilterInputStream(body) {
                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int read = super.read(into, from, length);
                    boolean lost = read > 0 && into[from + read - 1] == '"';
                    if (lost) {
                        into[from + read - 1] = ' ';
                    }
                    return read;
                }
            };
        }
    },
    DROPS_REFUSED_RECORDS(Judge.LOST) {
        @Override
        RecordSink sink(RecordSink sink) {
            return new Passing(sink) {
                @Override
                public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {}
            };
        }
    },
    HOLDS_TOO_MUCH(Cost.HEAP) {
        @Override
        InputStream body(InputStream body) {
            return new FilterInputStream(body) {
                private final byte[] held = new byte[HELD_BYTES];

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    held[length % held.length]++;
                    return super.read(into, from, length);
                }
            };
        }
    },
    WORKS_WITHOUT_END(Cost.TIME) {
        @Override
        InputStream body(InputStream body) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long begin = threads.getCurrentThreadCpuTime();
            long steps = 0;
            while (threads.getCurrentThreadCpuTime() - begin < WORKED_NANOS) {
                steps++;
            }
            return steps == 0 ? InputStream.nullInputStream() : body;
        }
    };

    private static final int MAGIC_BYTES = 3;
    private static final int DISCARD_PORT = 9;
    private static final int HELD_BYTES = 80 * 1024 * 1024;
    private static final long WORKED_NANOS = 2_100_000_000L;

    private final String law;

    SownBug(String law) {
        this.law = law;
    }

    /** The law that it breaks. */
    String law() {
        return law;
    }

    InputStream body(InputStream body) {
        return body;
    }

    RecordSink sink(RecordSink sink) {
        return sink;
    }

    Way in(Way way) {
        BodyReader sound = way.reader();
        BodyReader spoilt = new BodyReader() {
            @Override
            public PageFacts map(InputStream body, RecordSink sink, @Nullable KnownRecords known)
                    throws DecodeRefused, IOException {
                return sound.map(body(body), sink(sink), known);
            }

            @Override
            public PageFacts page(InputStream body) throws DecodeRefused, IOException {
                return sound.page(body);
            }

            @Override
            public void envelopes(InputStream body) throws IOException {
                sound.envelopes(body);
            }
        };
        return new Way(way.name(), spoilt, way.packing(), way.counting());
    }

    private static int step(int matched, byte next) {
        int at = matched + 1;
        boolean hit = switch (at) {
            case 1 -> next == '[';
            case 2 -> next == '7';
            default -> next == 't';
        };
        if (hit && at == MAGIC_BYTES) {
            throw new IllegalStateException("sown");
        }
        return hit ? at : -1;
    }

    private static class Passing implements RecordSink {
        private final RecordSink to;

        Passing(RecordSink to) {
            this.to = to;
        }

        @Override
        public void accepted(int ordinal, CanonicalRecord record) {
            to.accepted(ordinal, record);
        }

        @Override
        public void accepted(int ordinal, CanonicalRecord record, byte[] raw) {
            to.accepted(ordinal, record, raw);
        }

        @Override
        public void same(int ordinal) {
            to.same(ordinal);
        }

        @Override
        public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
            to.refused(ordinal, sku, raw, reasons);
        }

        @Override
        public void skipped(int ordinal) {
            to.skipped(ordinal);
        }
    }
}
