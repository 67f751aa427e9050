package io.milehub.fulfilment.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.fulfilment.out.Verdict.Outcome;
import io.milehub.mapping.interchange.EnvelopeFault;
import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadInterchange;
import io.milehub.mapping.interchange.ReadMessage;
import java.util.Set;
import java.util.stream.Stream;

/** The record of which a template writes a CONTRL, one for an interchange (ISO 9735-4, code lists 0083 and 0085). */
final class EdifactAcknowledgement {
    private static final String REJECTED = "4";
    private static final String ACKNOWLEDGED = "7";
    private static final String UNSPECIFIED = "18";
    private static final Set<String> SERVICE = Set.of("UNA", "UNB", "UNZ", "UNH", "UNT");

    private EdifactAcknowledgement() {}

    static void write(ObjectNode record, ReadInterchange interchange, Verdict verdict) {
        record.put("control", interchange.control()).put("action", verdict.refused() ? REJECTED : ACKNOWLEDGED);
        if (verdict.refused()) {
            rejected(record, interchange, verdict);
        }
        var messages = record.putArray("messages");
        for (ReadGroup group : interchange.groups()) {
            for (ReadMessage message : group.messages()) {
                boolean rejected = verdict.of(message) == Outcome.REFUSED;
                ObjectNode one = messages.addObject()
                        .put("control", message.control())
                        .put("type", message.type())
                        .put("action", rejected ? REJECTED : ACKNOWLEDGED);
                var version = one.putArray("version");
                message.version().forEach(version::add);
                if (rejected && !verdict.isKnown(message)) {
                    one.put("error", "14").put("segment", "UNH");
                } else if (rejected) {
                    message.faults().stream().findFirst().ifPresent(fault -> error(one, fault, messageSegment(fault)));
                }
            }
        }
    }

    /**
     * UCI tells errors of UNA, UNB and UNZ alone; what is wrong in a message its UCM tells, for which 4 stands as well:
     * the error is reported at this level or at a lower one. What no level tells is unspecified.
     */
    private static void rejected(ObjectNode record, ReadInterchange interchange, Verdict verdict) {
        Stream.concat(verdict.faults().stream(), interchange.faults().stream())
                .findFirst()
                .ifPresentOrElse(
                        fault -> error(record, fault, fault.code().equals("envelope-cut-off") ? "UNZ" : fault.tag()),
                        () -> {
                            if (!tellsMessage(interchange)) {
                                record.put("error", UNSPECIFIED);
                            }
                        });
    }

    private static boolean tellsMessage(ReadInterchange interchange) {
        return interchange.groups().stream()
                .flatMap(group -> group.messages().stream())
                .anyMatch(message -> !message.faults().isEmpty());
    }

    /** Names the segment where it is one of the service segments that may be named (0135). */
    private static void error(ObjectNode record, EnvelopeFault fault, String segment) {
        record.put("error", code(fault));
        if (SERVICE.contains(segment)) {
            record.put("segment", segment);
        }
    }

    /** A trailer that is missing is named, and not what stands in its place. */
    private static String messageSegment(EnvelopeFault fault) {
        return fault.code().equals("envelope-trailer") ? "UNT" : fault.tag();
    }

    /** Code list 0085. */
    private static String code(EnvelopeFault fault) {
        return switch (fault.code()) {
            case "envelope-trailer", "envelope-header", "envelope-cut-off" -> "13";
            case "envelope-test" -> "25";
            case "envelope-duplicate" -> "26";
            case "envelope-control" -> "28";
            case "envelope-count" -> "29";
            case "envelope-stray" -> "33";
            default -> UNSPECIFIED;
        };
    }
}
