package io.milehub.fulfilment.out;

/**
 * A message on its way.
 *
 * @param name under which the partner finds it; the same at each try
 * @param bytes the same at each try
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are handed through; messages are told apart by their id.
public record Outgoing(long id, String name, byte[] bytes) {
    @Override
    public String toString() {
        return name;
    }
}
