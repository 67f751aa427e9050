package io.milehub.mapping.kind;

/**
 * One canonical field of a record kind.
 *
 * @param name as mapping files write it
 * @param byLanguage whether the name is followed by a language, {@code product.title.en}
 * @param required whether a record without it is refused even where the mapping does not say so
 * @param missingCode the refusal where it is required and absent
 * @param charsMax the longest text, in characters; 0 where the type bounds it
 */
public record FieldDefinition(
        String name,
        FieldType type,
        boolean byLanguage,
        boolean required,
        String missingCode,
        int charsMax,
        String says) {
    static FieldDefinition required(String name, FieldType type, String missingCode, int charsMax, String says) {
        return new FieldDefinition(name, type, false, true, missingCode, charsMax, says);
    }

    static FieldDefinition required(String name, FieldType type, int charsMax, String says) {
        return required(name, type, "field-missing", charsMax, says);
    }

    static FieldDefinition optional(String name, FieldType type, int charsMax, String says) {
        return new FieldDefinition(name, type, false, false, "field-missing", charsMax, says);
    }

    static FieldDefinition optional(String name, FieldType type, String missingCode, String says) {
        return new FieldDefinition(name, type, false, false, missingCode, 0, says);
    }

    /** Whether a mapping's name means this field; languages are ISO 639-1 codes. */
    public boolean isNamed(String written) {
        if (!byLanguage) {
            return written.equals(name);
        }
        return written.length() == name.length() + 3
                && written.startsWith(name + ".")
                && Character.isLowerCase(written.charAt(name.length() + 1))
                && Character.isLowerCase(written.charAt(name.length() + 2));
    }

    /** What it holds, in words: {@code text, at most 128 characters}. */
    public String holds() {
        return type.says() + (charsMax > 0 ? ", at most " + charsMax + " characters" : "");
    }

    /** The field's row in the documentation. */
    public String documentation() {
        return "| `" + name + (byLanguage ? ".<language>" : "") + "` | " + holds() + " | "
                + (required ? "yes (`" + missingCode + "`)" : "no") + " | " + says + " |";
    }
}
