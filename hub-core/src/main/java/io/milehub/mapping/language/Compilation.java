package io.milehub.mapping.language;

import io.milehub.mapping.reads.Reads;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression after checking.
 *
 * @param expression absent where there are findings
 * @param source the first path of an expression of paths and calls, which gives a missing node where nothing stands
 * @param names every name behind a dot
 * @param recordNames the names that are read from the record itself
 * @param parentNames the names that are read from the element around it
 * @param variables which of the variables that surround a record are read
 * @param reads the places that it reads
 * @param constants what it gives whatever the record
 * @param whole whether the record, or an element of a list, is read as a whole
 */
public record Compilation(
        @Nullable FieldExpression expression,
        @Nullable FieldExpression source,
        List<Finding> findings,
        Collection<String> names,
        Collection<String> recordNames,
        Collection<String> parentNames,
        Collection<String> variables,
        Reads reads,
        List<Constant> constants,
        boolean whole) {
    static Compilation failed(List<Finding> findings) {
        return new Compilation(
                null,
                null,
                List.copyOf(findings),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Reads.NOTHING,
                List.of(),
                false);
    }
}
