package io.milehub.mapping.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.decode.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Safe for many threads. */
@FunctionalInterface
public interface FieldExpression {
    /**
     * The value for one element; absent is a JSON null.
     *
     * @throws io.milehub.mapping.function.FieldRefused if the element has no good value
     */
    JsonNode of(Element element);

    /**
     * The paths on whose values alone it depends: where these are the same, so is what it gives. Null where that is not
     * known. A value that is not there is a JSON null.
     */
    default @Nullable List<FieldExpression> inputs() {
        return null;
    }

    /** Whether it is no more than one path. */
    default boolean isPath() {
        return false;
    }

    /** The same for the elements of one body and for one thread: it may remember where it found the last value. */
    default FieldExpression ofOneBody() {
        return this;
    }
}
