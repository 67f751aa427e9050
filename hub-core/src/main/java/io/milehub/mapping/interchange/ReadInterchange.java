package io.milehub.mapping.interchange;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One interchange of a body, without its content.
 *
 * @param edifact or else X12
 * @param control its number, in X12 without the zeros before it; blank where no header says one
 * @param position where it begins
 * @param hash over its values, so that other line breaks or separators are no other content
 * @param answers what its TA1s say of interchanges that went the other way
 * @param asked what its sender wants to have acknowledged by a TA1 (ISA14), if it does
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
        List<EnvelopeFault> faults,
        List<ReadAnswer> answers,
        @Nullable Asked asked) {
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

    /**
     * What a TA1 repeats of an ISA (ISA13, ISA09 and ISA10), as it stands there.
     *
     * @param control with the zeros before it
     */
    public record Asked(String control, String date, String time) {}

    public ReadInterchange {
        groups = List.copyOf(groups);
        faults = List.copyOf(faults);
        answers = List.copyOf(answers);
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
