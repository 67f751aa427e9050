package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.Murmur128;
import io.milehub.mapping.decode.HashedText;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes trees so that different ones are written differently: each value begins with a letter that says what it is,
 * and either has a length or ends with another. Numbers keep every digit that expressions see, {@code 1.0} is not
 * {@code 1.00}; of long texts their hashes stand for them, which decoders keep with what comes again. Decoders bound
 * the depth.
 */
final class TreeWriting {
    private static final char MEMBER = '.';
    private static final char END = 'e';
    /** The hash of a text is not shorter than so many chars with their length. */
    private static final int SHORT_CHARS = 16;

    private final Murmur128 to;
    private final Murmur128 longText = new Murmur128();

    TreeWriting(Murmur128 to) {
        this.to = to;
    }

    void name(String name) {
        to.octet(MEMBER).chars(name);
    }

    void value(JsonNode value) {
        if (value instanceof TextNode text) {
            // Most values are, and need not be asked.
            text(text);
            return;
        }
        switch (value.getNodeType()) {
            case OBJECT -> {
                to.octet('o');
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    name(member.getKey());
                    value(member.getValue());
                }
                to.octet(END);
            }
            case ARRAY -> {
                to.octet('a');
                for (JsonNode element : value) {
                    value(element);
                }
                to.octet(END);
            }
            case NUMBER -> number(value);
            case BOOLEAN -> to.octet(value.booleanValue() ? 't' : 'f');
            case NULL -> to.octet('0');
            default -> throw unknown(value);
        }
    }

    private void text(TextNode text) {
        if (text.textValue().length() <= SHORT_CHARS) {
            to.octet('s').chars(text.textValue());
        } else if (text instanceof HashedText hashed) {
            to.octet('h').octets(hashed.hash(longText));
        } else {
            to.octet('h').octets(longText.clear().chars(text.textValue()).hash());
        }
    }

    private void number(JsonNode number) {
        switch (number) {
            case BigIntegerNode integer -> {
                to.octet('b');
                digits(integer.bigIntegerValue().toByteArray());
            }
            case DecimalNode decimal -> {
                BigDecimal exact = decimal.decimalValue();
                to.octet('d').int32(exact.scale());
                digits(exact.unscaledValue().toByteArray());
            }
            default -> {
                if (!number.isIntegralNumber()) {
                    throw unknown(number);
                }
                to.octet('i').int64(number.longValue());
            }
        }
    }

    private void digits(byte[] twosComplement) {
        to.int32(twosComplement.length).octets(twosComplement);
    }

    private static IllegalStateException unknown(JsonNode value) {
        return new IllegalStateException(
                "no decoder makes a " + value.getClass().getSimpleName());
    }
}
