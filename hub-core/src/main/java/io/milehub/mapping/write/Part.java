package io.milehub.mapping.write;

import io.milehub.mapping.language.FieldExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a message, in the order of the template. */
sealed interface Part {
    /**
     * One segment.
     *
     * @param elements each a list of its components
     * @param when whose falsehood leaves the segment out
     */
    record Line(
            String tag,
            List<List<FieldExpression>> elements,
            @Nullable FieldExpression when) implements Part {}

    /** What is written once for each element of a list. */
    record Loop(FieldExpression each, List<Part> parts) implements Part {}
}
