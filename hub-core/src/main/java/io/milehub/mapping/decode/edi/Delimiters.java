package io.milehub.mapping.decode.edi;

import org.jspecify.annotations.Nullable;

/** The service characters of one interchange, as a table that says what each byte means. */
final class Delimiters {
    static final byte DATA = 0;
    static final byte ELEMENT = 1;
    static final byte COMPONENT = 2;
    static final byte REPETITION = 3;
    static final byte TERMINATOR = 4;
    static final byte RELEASE = 5;
    /** Line breaks, which mean nothing unless they are the terminator. */
    static final byte BREAK = 6;

    private static final byte[] NONE = {};

    final byte[] meanings = new byte[256];

    /** The decimal mark. */
    final char mark;

    private byte[] endRest = NONE;

    Delimiters(int element, int component, int terminator, char mark) {
        this.mark = mark;
        meanings['\r'] = BREAK;
        meanings['\n'] = BREAK;
        meanings[component] = COMPONENT;
        meanings[element] = ELEMENT;
        meanings[terminator] = TERMINATOR;
    }

    /** EDIFACT without service string advice (ISO 9735-1, annex A), version 1 to 3. */
    static Delimiters edifact() {
        return new Delimiters('+', ':', '\'', '.').release('?');
    }

    /** EDIFACT with the separators of level B (ISO 9735:1988, 5.2): the information separators of ISO 646. */
    static Delimiters levelB() {
        return new Delimiters(0x1D, 0x1F, 0x1C, '.');
    }

    /** A second meaning would hide the first. */
    Delimiters release(int release) {
        if (meanings[release] == DATA) {
            meanings[release] = RELEASE;
        }
        return this;
    }

    Delimiters repetition(int repetition) {
        if (meanings[repetition] == DATA) {
            meanings[repetition] = REPETITION;
        }
        return this;
    }

    /** What must follow the first byte of the terminator, so that it is one. */
    Delimiters endRest(byte @Nullable [] rest) {
        endRest = rest == null ? NONE : rest;
        return this;
    }

    byte[] endRest() {
        return endRest;
    }

    static boolean isService(int c) {
        boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return c > 0 && c < 256 && c != ' ' && !letterOrDigit;
    }
}
