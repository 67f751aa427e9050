package io.milehub.mapping.variation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a document, or parts of a catalogue that are a document each. */
class Packing {
    private final Choices choices;

    Packing(Choices choices) {
        this.choices = choices;
    }

    byte[] packed(List<byte[]> documents) {
        try {
            return documents.size() > 1 ? zip(documents) : packed(documents.getFirst());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] packed(byte[] document) throws IOException {
        return switch (choices.of("packing", List.of("gzip", "gzip with names", "gzip in members", "zip"))) {
            case "gzip" -> gzip(document, 0, document.length);
            case "gzip with names" -> gzipWithNames(document);
            case "gzip in members" -> gzipInMembers(document);
            default -> zip(List.of(document));
        };
    }

    private static byte[] gzip(byte[] document, int from, int to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(document, from, to - from);
        }
        return bytes.toByteArray();
    }

    /** RFC 1952, 2.2: members follow each other, and what they hold is one text. */
    byte[] gzipInMembers(byte[] document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int from = 0;
        while (from < document.length) {
            int to = from + 1 + choices.random().nextInt(document.length - from);
            bytes.write(gzip(document, from, to));
            bytes.write(choices.oneIn(3) ? gzip(document, to, to) : new byte[0]);
            from = to;
        }
        return bytes.toByteArray();
    }

    /** With every field that a header may have (RFC 1952, 2.3), which the JDK never writes. */
    private static byte[] gzipWithNames(byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0x02 | 0x04 | 0x08 | 0x10, 1, 2, 3, 4, 2, 3});
        bytes.writeBytes(new byte[] {5, 0, 'A', 'B', 1, 0, 9});
        bytes.writeBytes("feed.csv\0a comment\0".getBytes(ISO_8859_1));
        CRC32 header = new CRC32();
        header.update(bytes.toByteArray());
        bytes.write((int) header.getValue());
        bytes.write((int) (header.getValue() >> 8));
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(document);
        deflater.finish();
        byte[] buffer = new byte[512];
        while (!deflater.finished()) {
            bytes.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.writeBytes(
                trailer.putInt((int) crc(document)).putInt(document.length).array());
        return bytes.toByteArray();
    }

    private static long crc(byte[] document) {
        CRC32 crc = new CRC32();
        crc.update(document);
        return crc.getValue();
    }

    byte[] zip(List<byte[]> documents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(choices.flip("comment of the zip") ? "PK\5\6 no end" : null);
            boolean litter = choices.flip("litter in the zip");
            for (int i = 0; i < documents.size(); i++) {
                if (litter) {
                    add(zip, "größe/", new byte[0]);
                    add(zip, "größe/.hidden", documents.get(i));
                    add(zip, "__MACOSX/._part", new byte[] {0, 5, 22, 7});
                }
                add(zip, "größe/part " + i, documents.get(i));
                litter = false;
            }
        }
        return bytes.toByteArray();
    }

    /** A stored member says its size before it; a deflated one may say it behind (APPNOTE 4.3.9). */
    private void add(ZipOutputStream zip, String name, byte[] document) throws IOException {
        ZipEntry member = new ZipEntry(name);
        if (choices.of("members", List.of("stored", "deflated")).equals("stored")) {
            member.setMethod(ZipEntry.STORED);
            member.setSize(document.length);
            member.setCrc(crc(document));
        }
        if (choices.flip("extra fields")) {
            member.setTime(1_772_355_600_000L);
            member.setExtra(new byte[] {'A', 'B', 2, 0, 1, 2});
        }
        zip.putNextEntry(member);
        zip.write(document);
        zip.closeEntry();
    }
}
