package io.milehub.app.bench.decode;

/** Who reads the whole body once: the hub, or a parser beside it. */
interface Side {
    String name();

    /**
     * One reading.
     *
     * @return a sum over all that was read, the same at each reading, so that nothing of it can be left out
     */
    long read() throws Exception;
}
