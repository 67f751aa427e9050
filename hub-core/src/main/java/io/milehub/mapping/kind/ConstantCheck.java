package io.milehub.mapping.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.language.Constant;
import io.milehub.mapping.language.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a mapping writes out as it would be judged in each record: what is refused there is a mistake here, told
 * before the first record comes.
 */
public final class ConstantCheck {
    private static final Element NOTHING = new Element(
            NullNode.instance, NullNode.instance, NullNode.instance, NullNode.instance, NullNode.instance, null);

    private ConstantCheck() {}

    /**
     * What is wrong with a constant as the value of a field. One branch of an {@code if} may give nothing, also where
     * the field is required: so a mapping can refuse a record.
     */
    public static @Nullable Finding ofField(Constant constant, FieldDefinition field, boolean required) {
        try {
            Object read = field.type().read(constant.value().of(NOTHING), field);
            if (read == null && required && constant.always()) {
                return finding(
                        constant,
                        "This gives nothing, and the field is required: every record would be refused.",
                        "Read the field from the record, or write what it always is.");
            }
            return null;
        } catch (FieldRefused refused) {
            return finding(
                    constant,
                    "The field would always refuse this (`" + refused.code() + "`): " + refused.detail(),
                    "`" + field.name() + "` holds: " + field.holds() + ".");
        }
    }

    /** What is wrong with a constant as what a rule gives. */
    public static @Nullable Finding ofRule(Constant constant) {
        String given;
        try {
            JsonNode value = constant.value().of(NOTHING);
            if (value.isBoolean() || value.isNull()) {
                return null;
            }
            given = value.toString();
        } catch (FieldRefused refused) {
            given = refused.detail();
        }
        return finding(
                constant,
                "A rule is true, false or null; this would refuse its records: " + given,
                "Compare, `.status == \"gone\"`.");
    }

    private static Finding finding(Constant constant, String what, String remedy) {
        return new Finding(constant.line(), constant.column(), what, remedy);
    }
}
