package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.milehub.canonical.Murmur128;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes trees so that different ones are written differently: each value begins with a letter that says what it is,
 * and either has a length or ends with another. Numbers keep every digit that expressions see, {@code 1.0} is not
 * {@code 1.00}. Decoders bound the depth.
 */
final class TreeWriting {
    private static final char MEMBER = '.';
    private static final char END = 'e';

    private TreeWriting() {}

    static void member(Murmur128 to, Map.Entry<String, JsonNode> member) {
        name(to, member.getKey());
        value(to, member.getValue());
    }

    static void name(Murmur128 to, String name) {
        to.octet(MEMBER).chars(name);
    }

    static void value(Murmur128 to, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                to.octet('o');
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    member(to, member);
                }
                to.octet(END);
            }
            case ARRAY -> {
                to.octet('a');
                for (JsonNode element : value) {
                    value(to, element);
                }
                to.octet(END);
            }
            case STRING -> to.octet('s').chars(value.textValue());
            case NUMBER -> number(to, value);
            case BOOLEAN -> to.octet(value.booleanValue() ? 't' : 'f');
            case NULL -> to.octet('0');
            default -> throw unknown(value);
        }
    }

    private static void number(Murmur128 to, JsonNode number) {
        switch (number) {
            case BigIntegerNode integer ->
                digits(to.octet('b'), integer.bigIntegerValue().toByteArray());
            case DecimalNode decimal -> {
                BigDecimal exact = decimal.decimalValue();
                digits(to.octet('d').int32(exact.scale()), exact.unscaledValue().toByteArray());
            }
            default -> {
                if (!number.isIntegralNumber()) {
                    throw unknown(number);
                }
                to.octet('i').int64(number.longValue());
            }
        }
    }

    private static void digits(Murmur128 to, byte[] twosComplement) {
        to.int32(twosComplement.length).octets(twosComplement);
    }

    private static IllegalStateException unknown(JsonNode value) {
        return new IllegalStateException(
                "no decoder makes a " + value.getClass().getSimpleName());
    }
}
