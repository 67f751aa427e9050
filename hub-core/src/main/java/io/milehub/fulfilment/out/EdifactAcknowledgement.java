package io.milehub.fulfilment.out;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.fulfilment.out.Verdict.Outcome;
import io.milehub.mapping.interchange.EnvelopeFault;
import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadInterchange;
import io.milehub.mapping.interchange.ReadMessage;
import java.util.List;
import java.util.stream.Stream;

/** The record of which a template writes a CONTRL, one for an interchange (ISO 9735-4, code lists 0083 and 0085). */
final class EdifactAcknowledgement {
    private static final String REJECTED = "4";
    private static final String ACKNOWLEDGED = "7";

    private EdifactAcknowledgement() {}

    static void write(ObjectNode record, ReadInterchange interchange, Verdict verdict) {
        record.put("control", interchange.control()).put("action", verdict.refused() ? REJECTED : ACKNOWLEDGED);
        if (verdict.refused()) {
            // An interchange that is rejected says why, also if the reason stands in one of its messages.
            error(
                    record,
                    Stream.concat(verdict.faults().stream(), interchange.allFaults())
                            .limit(1)
                            .toList());
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
                    error(one, message.faults());
                }
            }
        }
    }

    private static void error(ObjectNode record, List<EnvelopeFault> faults) {
        for (EnvelopeFault fault : faults.stream().limit(1).toList()) {
            record.put("error", code(fault)).put("segment", fault.tag());
        }
    }

    /** Code list 0085. */
    private static String code(EnvelopeFault fault) {
        return switch (fault.code()) {
            case "envelope-trailer", "envelope-header" -> "13";
            case "envelope-duplicate" -> "26";
            case "envelope-control" -> "28";
            case "envelope-count" -> "29";
            case "envelope-stray" -> "33";
            default -> "18";
        };
    }
}
