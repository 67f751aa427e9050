package io.milehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.file.MappingPlan.PagePlan;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.Values;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.FieldType;
import io.milehub.mapping.language.FieldExpression;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what a document says about itself; a document that says it wrongly is refused, or a page would be lost. */
final class PageReader {
    private static final FieldDefinition ANY =
            new FieldDefinition("page", FieldType.TEXT, false, false, "field-missing", 0, "");

    private final PagePlan plan;

    PageReader(PagePlan plan) {
        this.plan = plan;
    }

    PageFacts read(JsonNode document, int records) throws DecodeRefused {
        JsonNode none = NullNode.instance;
        Element page = new Element(document, none, none, none, document, null);
        Object next = value(plan.next(), "next", FieldType.TEXT, page);
        Object total = value(plan.total(), "total", FieldType.VERSION, page);
        Object asOf = value(plan.asOf(), "as_of", FieldType.INSTANT, page);
        return new PageFacts((String) next, (Long) total, (Instant) asOf, complete(page), records);
    }

    private boolean complete(Element page) throws DecodeRefused {
        FieldExpression expression = plan.complete();
        if (expression == null) {
            return true;
        }
        try {
            JsonNode value = expression.of(page);
            if (value.isBoolean() || value.isNull()) {
                return value.booleanValue();
            }
            throw refused("complete", FieldRefused.quote(value) + " is neither true nor false; compare with ==.");
        } catch (FieldRefused refused) {
            throw refused("complete", refused.detail());
        }
    }

    private static @Nullable Object value(
            @Nullable FieldExpression expression, String key, FieldType type, Element page) throws DecodeRefused {
        if (expression == null) {
            return null;
        }
        try {
            JsonNode value = expression.of(page);
            boolean cursorIsNumber = type == FieldType.TEXT && value.isIntegralNumber();
            return cursorIsNumber ? Values.trim(value.asText()) : type.read(value, ANY);
        } catch (FieldRefused refused) {
            throw refused(key, refused.detail());
        }
    }

    private static DecodeRefused refused(String key, String what) {
        return new DecodeRefused(
                "page." + key, what, "Correct the expression under `page`, or ask the supplier what changed.");
    }
}
