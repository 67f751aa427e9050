package io.milehub.mapping;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** A body that comes in reads of so many bytes at most. */
public final class Chunks extends FilterInputStream {
    private final int chunk;

    public Chunks(byte[] body, int chunk) {
        super(new ByteArrayInputStream(body));
        this.chunk = chunk;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return super.read(into, from, Math.min(length, chunk));
    }
}
