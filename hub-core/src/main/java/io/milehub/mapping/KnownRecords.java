package io.milehub.mapping;

/**
 * Records that came before, by the hash that {@link RecordSink#accepted(int, io.milehub.canonical.CanonicalRecord,
 * byte[])} was given.
 */
@FunctionalInterface
public interface KnownRecords {
    /** For a first body: all of it is new, and hashed. */
    KnownRecords NONE = hash -> false;

    /** Whether a record of this hash of sixteen bytes was accepted before; asked once for each that comes. */
    boolean recognises(byte[] hash);
}
