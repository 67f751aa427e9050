package io.milehub.fulfilment.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.fulfilment.out.Verdict.Outcome;
import io.milehub.mapping.interchange.EnvelopeFault;
import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadMessage;

/** The record of which a template writes a 997, one for a group, with the codes of X12 (004010). */
final class X12Acknowledgement {
    private X12Acknowledgement() {}

    static void write(ObjectNode record, ReadGroup group, Verdict verdict) {
        record.put("code", group.code())
                .put("control", group.control())
                .put("verdict", letter(verdict.of(group)))
                .put("included", included(group))
                .put("received", group.messages().size())
                .put("accepted", accepted(group, verdict));
        var errors = record.putArray("errors");
        group.faults().forEach(fault -> errors.add(groupError(fault)));
        var messages = record.putArray("messages");
        for (ReadMessage message : group.messages()) {
            ObjectNode one = messages.addObject()
                    .put("type", message.type())
                    .put("control", message.control())
                    .put("verdict", letter(verdict.of(message)));
            errors(one, message, verdict);
        }
    }

    private static void errors(ObjectNode one, ReadMessage message, Verdict verdict) {
        var errors = one.putArray("errors");
        if (!verdict.isKnown(message)) {
            errors.add("1");
        }
        message.faults().forEach(fault -> errors.add(messageError(fault)));
        if (verdict.recordsRefused() && !verdict.refused()) {
            errors.add("5");
        }
    }

    /** What GE01 says, as AK902 repeats it; where it says no number, what stands there. */
    private static String included(ReadGroup group) {
        boolean number = group.said().matches("[0-9]{1,6}");
        return number ? group.said() : String.valueOf(group.messages().size());
    }

    private static int accepted(ReadGroup group, Verdict verdict) {
        return (int) group.messages().stream()
                .filter(message -> verdict.of(message) != Outcome.REFUSED)
                .count();
    }

    /** Data element 717 (AK501), and 715 (AK901), which has P beside. */
    private static String letter(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "A";
            case ACCEPTED_WITH_ERRORS -> "E";
            case PARTLY_ACCEPTED -> "P";
            case REFUSED -> "R";
        };
    }

    /** Data element 718. */
    private static String messageError(EnvelopeFault fault) {
        return switch (fault.code()) {
            case "envelope-trailer" -> "2";
            case "envelope-control" -> "3";
            case "envelope-count" -> "4";
            default -> "5";
        };
    }

    /** Data element 716; what it has no code for makes the group one that cannot be read. */
    private static String groupError(EnvelopeFault fault) {
        return switch (fault.code()) {
            case "envelope-trailer" -> "3";
            case "envelope-control" -> "4";
            case "envelope-count" -> "5";
            default -> "1";
        };
    }
}
