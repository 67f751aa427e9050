package io.milehub.mapping.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.function.FieldRefused;
import org.jspecify.annotations.Nullable;

/** What a canonical field holds, and how it is read from an expression's value. */
public enum FieldType {
    TEXT("text", FieldReaders::text),
    CATEGORY("a path of the category tree", FieldReaders::category),
    COUNTRY("ISO 3166-1 alpha-2 code", FieldReaders::country),
    HS_CODE("6 to 10 digits, as text", FieldReaders::hsCode),
    GTIN("result of `gtin`", FieldReaders::gtin),
    SIZE("result of `size`", FieldReaders::size),
    MONEY("result of `money`, above zero", FieldReaders::money),
    TAX("`INC(IT)` or `EXC`", FieldReaders::tax),
    PRICE_TYPE("`RRP`, `COST` or `FLOOR`", FieldReaders::priceType),
    ADDRESSES("list of http(s) addresses, at most 50", FieldReaders::addresses),
    QUANTITY("whole number, not below zero", FieldReaders::quantity),
    PIECES("whole number, above zero", FieldReaders::pieces),
    VERSION("whole number of 64 bits", FieldReaders::version),
    INSTANT("ISO date and time with offset", FieldReaders::instant);

    private final String says;

    @SuppressWarnings("ImmutableEnumChecker") // Every reader is a method without state.
    private final Reader reader;

    FieldType(String says, Reader reader) {
        this.says = says;
        this.reader = reader;
    }

    String says() {
        return says;
    }

    /** The field's value, or null where it is absent or blank. */
    public @Nullable Object read(JsonNode value, FieldDefinition field) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return reader.read(value, field);
    }

    /** Reads a value that is not null; answers null for a blank one; throws {@link FieldRefused}. */
    private interface Reader {
        @Nullable
        Object read(JsonNode value, FieldDefinition field);
    }
}
