package io.milehub.mapping.write;

/** A record that cannot be written as its template says; nothing of it may be sent. */
public final class WriteRefused extends Exception {
    WriteRefused(String where, String what) {
        super(where + ": " + what);
    }
}
