package io.milehub.mapping.decode.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What the members of a gzip (RFC 1952) hold, one after the other. The JDK's own stream takes whatever stands behind a
 * member and is no whole header for the end, so that one wrong byte would cost the rest of a file and nobody would hear
 * of it. Zeros may stand at the end, as blocks are filled up with.
 */
final class GzipMembers extends InflaterInputStream {
    private static final int BUFFER_BYTES = 8_192;
    private static final int MAGIC_FIRST = 0x1f;
    private static final int MAGIC_SECOND = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final CRC32 checksum = new CRC32();
    private final CRC32 ofHeader = new CRC32();
    private boolean ended;

    GzipMembers(InputStream packed) throws IOException {
        super(packed, new Inflater(true), BUFFER_BYTES);
        header(octet());
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!ended) {
            int read = super.read(into, from, length);
            if (read >= 0) {
                checksum.update(into, from, read);
                return read;
            }
            trailer();
        }
        return -1;
    }

    /** The inflater is this stream's own, and so is its memory. */
    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }

    private void trailer() throws IOException {
        boolean whole = fourOctets() == checksum.getValue() && fourOctets() == (inf.getBytesWritten() & 0xffffffffL);
        if (!whole) {
            throw new ZipException("its checksum is wrong");
        }
        int next = octetOrEnd();
        if (next == MAGIC_FIRST) {
            int left = inf.getRemaining();
            inf.reset();
            inf.setInput(buf, len - left, left);
            checksum.reset();
            header(next);
            return;
        }
        while (next == 0) {
            next = octetOrEnd();
        }
        if (next >= 0) {
            throw new ZipException("something follows that is no member of it");
        }
        ended = true;
    }

    /** RFC 1952, section 2.3. */
    private void header(int first) throws IOException {
        ofHeader.reset();
        ofHeader.update(first);
        boolean known = first == MAGIC_FIRST && octet() == MAGIC_SECOND && octet() == DEFLATE;
        int flags = octet();
        if (!known || (flags & RESERVED) != 0) {
            throw new ZipException("a header is none of gzip");
        }
        passOver(6);
        if ((flags & EXTRA) != 0) {
            int low = octet();
            passOver(low + (octet() << 8));
        }
        text((flags & NAME) != 0);
        text((flags & COMMENT) != 0);
        if ((flags & HEADER_CHECKSUM) != 0) {
            long expected = ofHeader.getValue() & 0xffff;
            int low = octet();
            if (low + (octet() << 8) != expected) {
                throw new ZipException("the checksum of a header is wrong");
            }
        }
    }

    private void text(boolean there) throws IOException {
        for (int next = there ? octet() : 0; next != 0; next = octet()) {
            // Names and remarks say nothing of what is inside.
        }
    }

    private void passOver(int octets) throws IOException {
        for (int i = 0; i < octets; i++) {
            int _ = octet();
        }
    }

    private long fourOctets() throws IOException {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value |= (long) octet() << (8 * i);
        }
        return value;
    }

    private int octet() throws IOException {
        int octet = octetOrEnd();
        if (octet < 0) {
            throw new EOFException("it is cut off");
        }
        ofHeader.update(octet);
        return octet;
    }

    /** What the inflater was given and did not need comes first. */
    private int octetOrEnd() throws IOException {
        int left = inf.getRemaining();
        if (left == 0) {
            fillOrEnd();
            left = inf.getRemaining();
        }
        if (left == 0) {
            return -1;
        }
        int octet = buf[len - left] & 0xff;
        inf.setInput(buf, len - left + 1, left - 1);
        return octet;
    }

    private void fillOrEnd() throws IOException {
        len = Math.max(0, in.read(buf, 0, buf.length));
        inf.setInput(buf, 0, len);
    }
}
