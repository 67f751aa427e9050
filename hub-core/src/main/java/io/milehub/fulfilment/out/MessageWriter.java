package io.milehub.fulfilment.out;

/** Writes the messages of one kind. */
interface MessageWriter {
    Partner.Kind kind();

    /**
     * Writes the next message that the partner is owed, if any, in a transaction of its own.
     *
     * @return whether there was one, also if it could not be written
     */
    boolean write(Partner partner);
}
