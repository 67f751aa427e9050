package io.milehub.mapping.interchange;

import java.util.List;
import java.util.stream.Stream;

/**
 * One interchange of a body, without its content.
 *
 * @param edifact or else X12
 * @param control its number, in X12 without the zeros before it; blank where no header says one
 * @param position where it begins
 * @param hash over its values, so that other line breaks or separators are no other content
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as records; the hashes are compared by Arrays.
public record ReadInterchange(
        boolean edifact,
        Party sender,
        Party recipient,
        String control,
        String position,
        byte[] hash,
        List<ReadGroup> groups,
        List<EnvelopeFault> faults) {
    /**
     * Who sends or receives.
     *
     * @param code the qualifier of the id, blank for none
     */
    public record Party(String id, String code) {
        /** For people and keys: {@code ZZ:NORDEDI}. */
        @Override
        public String toString() {
            return code.isEmpty() ? id : code + ":" + id;
        }
    }

    public ReadInterchange {
        groups = List.copyOf(groups);
        faults = List.copyOf(faults);
    }

    /** What is wrong with it, its groups and its messages. */
    public Stream<EnvelopeFault> allFaults() {
        return Stream.concat(
                faults.stream(),
                groups.stream()
                        .flatMap(group -> Stream.concat(
                                group.faults().stream(),
                                group.messages().stream().flatMap(message -> message.faults().stream()))));
    }
}
