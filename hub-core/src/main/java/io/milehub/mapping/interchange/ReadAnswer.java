package io.milehub.mapping.interchange;

/**
 * What a 997 says of a group, or a CONTRL or TA1 of an interchange, that we sent.
 *
 * @param control the number that it had
 * @param verdict as it is written: A, E, P or R in AK901; A, E or R in TA104; 4, 7 or 8 in UCI
 */
public record ReadAnswer(String control, String verdict) {
    /** Whether it was taken in, perhaps with errors that do not matter. */
    public boolean isAccepted() {
        return verdict.matches("[AE78]");
    }
}
