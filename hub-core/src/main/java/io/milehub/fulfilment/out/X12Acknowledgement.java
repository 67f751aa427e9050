package io.milehub.fulfilment.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.fulfilment.out.Verdict.Outcome;
import io.milehub.mapping.interchange.EnvelopeFault;
import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadInterchange;
import io.milehub.mapping.interchange.ReadInterchange.Asked;
import io.milehub.mapping.interchange.ReadMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of which a template writes a 997, one for a group, and the elements of a TA1, one for an interchange, with
 * the codes of X12 (004010).
 */
final class X12Acknowledgement {
    private X12Acknowledgement() {}

    /**
     * What became of the interchange's own header and trailer, whatever stands between them: of that the 997s tell. The
     * codes are those of I17 (TA104) and I18 (TA105).
     */
    static List<String> ta1(Asked asked, ReadInterchange interchange, Verdict verdict) {
        Optional<EnvelopeFault> fault = Stream.concat(verdict.faults().stream(), interchange.faults().stream())
                .findFirst();
        String code = fault.isEmpty() ? "A" : verdict.refused() ? "R" : "E";
        String note = fault.map(X12Acknowledgement::interchangeNote).orElse("000");
        return List.of(asked.control(), asked.date(), asked.time(), code, note);
    }

    /** Data element I18. */
    private static String interchangeNote(EnvelopeFault fault) {
        return switch (fault.code()) {
            case "envelope-control" -> "001";
            case "envelope-test" -> "020";
            case "envelope-count" -> "021";
            case "envelope-header" -> "022";
            case "envelope-cut-off" -> "023";
            case "envelope-duplicate" -> "025";
            default -> "024";
        };
    }

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
