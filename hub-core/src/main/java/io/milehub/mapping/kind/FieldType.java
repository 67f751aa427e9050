package io.milehub.mapping.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.canonical.FxRate;
import io.milehub.canonical.LineReport.OrderStatus;
import io.milehub.canonical.LineReport.Return;
import io.milehub.canonical.SupplierPrice;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a canonical field holds, and how it is read from an expression's value. */
public enum FieldType {
    TEXT("text", FieldReaders::text),
    CATEGORY("a path of the category tree", FieldReaders::category),
    COUNTRY("ISO 3166-1 alpha-2 code", FieldReaders::country),
    CURRENCY("ISO 4217 code", FieldReaders::currency),
    HS_CODE("6 to 10 digits, as text", FieldReaders::hsCode),
    GTIN("result of `gtin`", FieldReaders::gtin),
    SIZE("result of `size`", FieldReaders::size),
    MONEY("result of `money`, above zero", FieldReaders::money),
    TAX("`INC(IT)` or `EXC`", FieldReaders::tax),
    PRICE_TYPE(SupplierPrice.Type.class),
    ANSWER(OrderStatus.Answer.class),
    DISPOSITION(Return.Disposition.class),
    RATE_TYPE(FxRate.Type.class),
    ADDRESS("http(s) address", FieldReaders::address),
    ADDRESSES("list of http(s) addresses, at most 50", FieldReaders::addresses),
    QUANTITY("whole number, not below zero", NumberReaders::quantity),
    PIECES("whole number, above zero", NumberReaders::pieces),
    RATE("exact number above zero, at most 15 digits before and behind the point", NumberReaders::rate),
    VERSION("whole number of 64 bits", NumberReaders::version),
    INSTANT("ISO date and time with offset", FieldReaders::instant);

    private final String says;

    @SuppressWarnings("ImmutableEnumChecker") // Every reader is a method without state.
    private final Reader reader;

    FieldType(String says, Reader reader) {
        this.says = says;
        this.reader = reader;
    }

    <E extends Enum<E>> FieldType(Class<E> words) {
        this(names(words), (value, field) -> FieldReaders.word(value, field, words));
    }

    String says() {
        return says;
    }

    /** As documentation and refusals write the words: {@code `RRP`, `COST` or `FLOOR`}. */
    static <E extends Enum<E>> String names(Class<E> words) {
        List<String> names = Arrays.stream(words.getEnumConstants())
                .map(word -> "`" + word.name() + "`")
                .toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    /** The field's value, or null where it is absent or blank. */
    public @Nullable Object read(JsonNode value, FieldDefinition field) {
        if (value instanceof NullNode || value instanceof MissingNode) {
            return null;
        }
        return reader.read(value, field);
    }

    /**
     * Reads a value that is not null; answers null for a blank one; throws
     * {@link io.milehub.mapping.function.FieldRefused}.
     */
    private interface Reader {
        @Nullable
        Object read(JsonNode value, FieldDefinition field);
    }
}
