package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.file.MappingPlan.Action;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.file.MappingPlan.OnValue;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.kind.Draft;
import org.jspecify.annotations.Nullable;

/** Fills one field of a draft, by what the mapping says of values that are not there or not good. */
public final class FieldReading {
    private FieldReading() {}

    /** Returns false if the record is to be passed over. */
    public static boolean fill(FieldPlan field, Element element, Draft draft) {
        try {
            Absence absence = absence(field.on(), element);
            if (absence != null && absence.action() != Action.ABSENT) {
                draft.refuse(absence.code(field), field.name(), absence.says());
                return absence.action() == Action.REFUSE;
            }
            JsonNode value = field.expression().of(element);
            set(field, field.definition().type().read(value, field.definition()), draft);
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
