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

    /** The partner has the message, which may be of another kind; as part of the caller's transaction. */
    default void sent(long outgoing) {}

    /** Nobody knows whether the partner has it; as part of the caller's transaction. */
    default void lost(long outgoing) {}
}
