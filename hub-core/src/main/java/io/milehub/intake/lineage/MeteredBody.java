package io.milehub.intake.lineage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may be read only as far as what is left of a question's allowance. */
final class MeteredBody extends FilterInputStream {
    /** Shared by all bodies of one question. */
    static final class Allowance {
        private long bytesLeft;

        Allowance(long bytes) {
            this.bytesLeft = bytes;
        }
    }

    /** The allowance is spent. */
    static final class Spent extends IOException {
        Spent() {
            super("allowance spent");
        }
    }

    private final Allowance allowance;

    MeteredBody(InputStream body, Allowance allowance) {
        super(body);
        this.allowance = allowance;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (allowance.bytesLeft <= 0) {
            throw new Spent();
        }
        int read = super.read(into, offset, (int) Math.min(length, allowance.bytesLeft));
        allowance.bytesLeft -= Math.max(read, 0);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
