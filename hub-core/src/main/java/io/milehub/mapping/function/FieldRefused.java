package io.milehub.mapping.function;

/**
 * A value from which a field cannot be filled. It is thrown out of the middle of an expression, becomes one refusal of
 * the record, and carries no stack because bad records come by the million.
 */
public final class FieldRefused extends RuntimeException {
    private static final int VALUE_CHARS_MAX = 100;

    private final String code;

    public FieldRefused(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** A value as details quote it, cut at {@value #VALUE_CHARS_MAX} characters. */
    public static String quote(Object value) {
        String text = String.valueOf(value);
        return text.length() <= VALUE_CHARS_MAX
                ? "\"" + text + "\""
                : "\"" + text.substring(0, VALUE_CHARS_MAX) + "…\"";
    }
}
