package io.milehub.mapping.sample;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a sample stand.
 *
 * @param each as mapping files write it; absent for plain rows and lines
 * @param root XML: the root element
 * @param lists XML: elements that repeat inside a record or beside it
 * @param namespaces XML: addresses by prefix, where names of two namespaces would be one
 * @param preamble CSV: rows before the header
 * @param group CSV: the column by which rows are one product
 * @param messages EDI: types of message
 * @param faulty EDI: whether envelopes of the sample are wrong, so that such faults have to be reported
 */
public record Layout(
        String format,
        @Nullable String each,
        @Nullable String root,
        Set<String> lists,
        Map<String, String> namespaces,
        int preamble,
        @Nullable String group,
        List<String> messages,
        boolean faulty) {
    static Layout of(String format, @Nullable String each) {
        return new Layout(format, each, null, Set.of(), Map.of(), 0, null, List.of(), false);
    }

    /** The same of these types of message alone, if the sample has any of them; a mailbox may hold several kinds. */
    public Layout ofMessages(List<String> types) {
        List<String> told = messages.stream().filter(types::contains).toList();
        return told.isEmpty() ? this : new Layout(format, each, root, lists, namespaces, preamble, group, told, faulty);
    }

    Layout rows(int before, @Nullable String by) {
        return new Layout(
                format, by == null ? null : "._rows[]", null, Set.of(), Map.of(), before, by, List.of(), false);
    }
}
