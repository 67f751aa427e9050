package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.drift.Drift;
import io.milehub.mapping.file.MappingPlan.Action;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.file.MappingPlan.OnValue;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.kind.Draft;
import io.milehub.mapping.language.FieldExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills one field of a draft, by what the mapping says of values that are not there or not good. */
public final class FieldReading {
    private FieldReading() {}

    /** Where a field's value comes from. */
    interface Source {
        /**
         * The value, or null where it is absent.
         *
         * @throws FieldRefused if the element has no good one
         */
        @Nullable
        Object read(FieldPlan field, Element element);
    }

    /**
     * How a field is best read in one body, on one thread.
     *
     * @param drift who counts the keys that lookup tables lack, if anybody does
     */
    static Source of(FieldPlan field, @Nullable Drift drift) {
        List<FieldExpression> inputs = field.expression().inputs();
        if (inputs == null) {
            return FieldReading::read;
        }
        return field.expression().isPath()
                ? new LastText(field.expression().ofOneBody())
                : new FieldMemo(inputs, drift);
    }

    /** Works the value out. */
    static @Nullable Object read(FieldPlan field, Element element) {
        return field.definition().type().read(field.expression().of(element), field.definition());
    }

    /** Returns false if the record is to be passed over. */
    public static boolean fill(FieldPlan field, Element element, Draft draft) {
        return fill(field, FieldReading::read, element, draft);
    }

    /** The same with a value from elsewhere. */
    static boolean fill(FieldPlan field, Source source, Element element, Draft draft) {
        try {
            Absence absence = absence(field.on(), element);
            if (absence != null && absence.action() != Action.ABSENT) {
                draft.refuse(absence.code(field), field.name(), absence.says());
                return absence.action() == Action.REFUSE;
            }
            set(field, source.read(field, element), draft);
            return true;
        } catch (FieldRefused refused) {
            Action action = refused.code().equals("field-type")
                    ? field.on().type()
                    : field.on().error();
            if (action == Action.REFUSE || (action == Action.ABSENT && field.required())) {
                draft.refuse(refused.code(), field.name(), refused.detail());
            } else if (action == Action.ABSENT) {
                draft.drop(refused.code(), field.name(), refused.detail());
            }
            return action != Action.SKIP;
        }
    }

    private static void set(FieldPlan field, @Nullable Object read, Draft draft) {
        if (read == null && field.required()) {
            draft.refuse(field.definition().missingCode(), field.name(), "It is required, and absent or blank.");
        } else if (field.language() != null) {
            draft.set(field.index(), field.language(), read);
        } else {
            draft.set(field.index(), read);
        }
    }

    /** In which way a value is not there, and what becomes of that. */
    private record Absence(String code, String says, Action action) {
        String code(FieldPlan field) {
            return code.isEmpty() ? field.definition().missingCode() : code;
        }
    }

    private static @Nullable Absence absence(OnValue on, Element element) {
        if (on.source() == null) {
            return null;
        }
        JsonNode value = on.source().of(element);
        if (value.isMissingNode()) {
            return new Absence("", "Nothing stands where the field is read.", on.missing());
        }
        if (value.isNull()) {
            return new Absence("field-null", "A null stands where the field is read.", on.none());
        }
        boolean blank = value.isTextual() && value.textValue().isBlank();
        return blank ? new Absence("field-blank", "A blank text stands where the field is read.", on.blank()) : null;
    }
}
