package io.milehub.mapping.trace;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a body, mapped again.
 *
 * @param ordinal its place in the body, counted from 0
 * @param record what the mapping makes of it; null where it refuses it
 * @param fields in the order of the mapping file
 * @param raw the record as decoded, as JSON text of at most {@link io.milehub.mapping.Mapping#RAW_CHARS_MAX} characters
 * @param parent the same of the element around it, where there is one
 * @param reasons why it is refused, if it is
 */
public record RecordTrace(
        int ordinal,
        @Nullable CanonicalRecord record,
        List<FieldTrace> fields,
        String raw,
        @Nullable String parent,
        List<Refusal> reasons) {
    public RecordTrace {
        fields = List.copyOf(fields);
        reasons = List.copyOf(reasons);
    }

    /** The field of that name, if the mapping has it. */
    public Optional<FieldTrace> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
