package io.milehub.mapping.decode.edi;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the interchanges of a feed are read.
 *
 * @param loops the segments that open a loop, outermost first; a record begins with the last of them
 * @param messages the types of message that are read, {@code PRICAT} or {@code 832}; empty for all
 * @param report whether faults of the envelope are refused like records, and the rest is used; otherwise the body is
 * @param tests whether interchanges are used that say they are tests; otherwise each is a fault of its envelope
 * @param charset what the bytes are, whatever the interchange says of them
 * @param until segments that end a loop without opening another, by the segment that opened it
 * @param addressed the names that expressions read
 */
public record EdiFormat(
        List<String> loops,
        Set<String> messages,
        boolean report,
        boolean tests,
        @Nullable Charset charset,
        Map<String, Set<String>> until,
        Set<String> addressed) {
    public EdiFormat {
        loops = List.copyOf(loops);
        messages = Set.copyOf(messages);
        until = Map.copyOf(until);
        addressed = Set.copyOf(addressed);
    }
}
