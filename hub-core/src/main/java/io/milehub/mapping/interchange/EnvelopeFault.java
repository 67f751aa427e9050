package io.milehub.mapping.interchange;

/**
 * One thing that is wrong with an envelope.
 *
 * @param code a slug, {@code envelope-count}; docs/edi.md lists them
 * @param tag the segment at which it was found
 * @param position where that segment begins
 */
public record EnvelopeFault(String code, String tag, String position, String what) {}
