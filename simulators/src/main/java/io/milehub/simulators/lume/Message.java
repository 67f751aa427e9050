package io.milehub.simulators.lume;

/**
 * One webhook; id and body stay the same however often it is sent.
 *
 * @param topic {@code stock} or {@code prices}, the end of the path
 */
record Message(String id, String topic, String body) {}
