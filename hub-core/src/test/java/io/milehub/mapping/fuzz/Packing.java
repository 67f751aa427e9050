package io.milehub.mapping.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is done to a body before it is read: an archive's checksums are beyond chance. */
enum Packing {
    NONE,
    GZIP,
    ZIP;

    byte[] of(byte[] body) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            int half = body.length / 2;
            switch (this) {
                case NONE -> packed.write(body);
                case GZIP -> {
                    gzip(packed, body, 0, half);
                    gzip(packed, body, half, body.length - half);
                }
                case ZIP -> {
                    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
                        zip.putNextEntry(new ZipEntry("a.json"));
                        zip.write(body);
                        zip.putNextEntry(new ZipEntry("readme.txt"));
                        zip.write(body, 0, half);
                    }
                }
            }
            return packed.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void gzip(ByteArrayOutputStream into, byte[] body, int from, int length) throws IOException {
        try (GZIPOutputStream member = new GZIPOutputStream(into)) {
            member.write(body, from, length);
        }
    }

    /** Counts in what the JDK unpacks. */
    static Counting unpacked(Counting inner) {
        return body -> {
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return inner.of(gzip.readAllBytes());
            } catch (IOException notHere) {
                return Counting.UNKNOWN;
            }
        };
    }
}
