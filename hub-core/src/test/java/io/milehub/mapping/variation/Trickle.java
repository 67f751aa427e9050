package io.milehub.mapping.variation;

import java.io.InputStream;
import java.util.Random;

/** A body as a connection gives it: so many bytes a read at most, and none known to come before they are there. */
class Trickle extends InputStream {
    static final int ANY = 0;
    private static final int ANY_MAX = 300;

    private final byte[] body;
    private final int chunk;
    private final Random random;
    private int at;

    /** @param chunk the most bytes a read; {@link #ANY} for another number each time */
    Trickle(byte[] body, int chunk, long seed) {
        this.body = body;
        this.chunk = chunk;
        this.random = new Random(seed);
    }

    @Override
    public int read() {
        return at == body.length ? -1 : body[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (at == body.length) {
            return -1;
        }
        int most = chunk == ANY ? 1 + random.nextInt(ANY_MAX) : chunk;
        int given = Math.min(Math.min(length, most), body.length - at);
        System.arraycopy(body, at, into, from, given);
        at += given;
        return given;
    }
}
