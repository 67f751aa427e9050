package io.milehub.mapping.write;

import java.time.LocalDateTime;

/**
 * The envelope of a message that is sent.
 *
 * @param senderCode the qualifier of the sender's id, {@code 14} or {@code ZZ}; blank for none in EDIFACT
 * @param control the number of the interchange between these two, from 1 on and never used again
 * @param at when it is written, on the clock that is agreed between the two
 * @param test whether the recipient is to read it and do nothing
 */
public record Interchange(
        String sender,
        String senderCode,
        String recipient,
        String recipientCode,
        int control,
        LocalDateTime at,
        boolean test) {
    private static final int CONTROL_MAX = 999_999_999;

    public Interchange {
        if (control < 1 || control > CONTROL_MAX) {
            throw new IllegalArgumentException("A control number is from 1 to " + CONTROL_MAX + ", not " + control);
        }
    }
}
