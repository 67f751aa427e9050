package io.milehub.mapping.shape;

import io.milehub.canonical.RecordKind;
import io.milehub.mapping.shape.Shape.Either;
import io.milehub.mapping.shape.Shape.Expression;
import io.milehub.mapping.shape.Shape.Keys;
import io.milehub.mapping.shape.Shape.Named;
import io.milehub.mapping.shape.Shape.Text;
import io.milehub.mapping.shape.Shape.Texts;
import io.milehub.mapping.shape.Shape.Whole;
import io.milehub.mapping.shape.Shape.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys of a mapping file and of its sections. */
public final class MappingShape {
    /** Names of domains and codes of refusals. */
    public static final String SLUG = "[a-z0-9-]{1,60}";
    /** Tags of EDI segments. */
    public static final String TAG = "[A-Z][A-Z0-9]{1,2}";
    /** Lines before a CSV header. */
    public static final int PREAMBLE_LINES_MAX = 1_000;
    /** What is found in the file itself. */
    public static final String DETECT = "detect";

    private static final Text TEXT = new Text(null);
    private static final Words TRUE_OR_FALSE = words("true", "false");
    private static final Words FALSE_OR_TRUE = words("false", "true");
    private static final Expression EXPRESSION = new Expression();

    /** What is done with a value that is not there or not good. */
    public static final Keys OPTIONS = keys(
            required("value", EXPRESSION, "The expression."),
            optional("onMissing", action(), "The member, element or cell is not there."),
            optional("onNull", action(), "A null stands there."),
            optional("onBlank", action(), "A blank text stands there."),
            optional("onType", action(), "The value is of another type than is read."),
            optional("onError", action(), "The value is refused for any other reason."));

    /** A lookup table with options. */
    public static final Keys LOOKUP = keys(
            required("file", TEXT, "The table, a file beside the mapping."),
            optional("miss", words("refuse", "absent", "key"), "What a key that it lacks gives."),
            optional("default", TEXT, "What a key that it lacks gives."),
            optional("ignore_case", FALSE_OR_TRUE, "Whether capitals do not matter."));

    public static final Keys CSV = keys(
            optional("delimiter", TEXT, "One character, or `detect`."),
            optional("quote", TEXT, "One character, `none` or `detect`."),
            optional("padded_quotes", FALSE_OR_TRUE, "Whether spaces stand between delimiter and quote."),
            optional("charset", TEXT, "An IANA name, or `detect`."),
            optional("header", TRUE_OR_FALSE, "Whether a row names the columns."),
            optional("preamble", new Whole(PREAMBLE_LINES_MAX, DETECT), "How many lines stand before the header."),
            optional("comment", TEXT, "The character that begins a line to be passed over."),
            optional("optional", new Texts(), "Columns that a header may lack."),
            optional("missing_cells", words("refuse", "absent"), "What a row with too few cells means."),
            optional("extra_cells", words("refuse", "drop"), "What a row with too many cells means."),
            optional("group", TEXT, "The column by which rows go together."),
            beside("group", "begins", words("another", "any"), "What in it begins another record."),
            optional("trailer", TEXT, "The text in the first cell of the last row."),
            beside("trailer", "count", TEXT, "The column of the trailer that counts the records."));

    public static final Keys EDI = keys(
            optional("message", new Either(List.of(TEXT, new Texts())), "The types of message that are read."),
            optional("envelope", words("refuse", "report"), "What a faulty envelope means."),
            optional("test", words("use", "refuse"), "Whether an interchange that says it is a test is used."),
            optional("charset", TEXT, "What the bytes are, whatever the interchange says."),
            optional("until", new Named(TAG, new Texts()), "Segments that end a loop, by the one that opens it."));

    public static final Keys ARCHIVE =
            keys(optional("members", TEXT, "Which members of a zip are read, `*.csv`; a star is any text."));

    public static final Keys PAGE = keys(
            optional("next", EXPRESSION, "The cursor of the next page, null on the last."),
            optional("total", EXPRESSION, "How many records all pages hold."),
            optional("as_of", EXPRESSION, "The moment for which a snapshot holds."),
            optional("complete", EXPRESSION, "True on the last page of a whole snapshot."));

    /** The file. What may stand under {@code fields} depends on the kind of the records. */
    public static final Keys FILE = keys(
            required("record", words(kinds()), "The kind of the records."),
            required("mode", words("snapshot", "delta"), "Whether what is absent is gone."),
            optional("domain", new Text(SLUG), "Which facts of the source the feed tells of."),
            required("format", words("json", "ndjson", "csv", "xml", "edi"), "How bodies are written."),
            optional("archive", ARCHIVE, "What is read of a zip."),
            optional("csv", CSV, "How CSV is written."),
            optional("edi", EDI, "What is read of interchanges."),
            optional("root", TEXT, "The name of the root element of XML."),
            optional("lists", new Texts(), "Elements of XML that are lists."),
            optional("namespaces", new Named(null, TEXT), "Prefixes of XML with the addresses of their namespaces."),
            optional("each", TEXT, "Where the records stand."),
            optional("page", PAGE, "What a body says of itself."),
            required(
                    "fields",
                    new Named(null, new Either(List.of(EXPRESSION, OPTIONS))),
                    "A line a canonical field, with the expression of its value."),
            optional("lookups", new Named(null, new Either(List.of(TEXT, LOOKUP))), "Tables by name."),
            optional("require", new Texts(), "Fields without which a record is refused."),
            optional("skip", EXPRESSION, "True: the record is passed over."),
            optional("refuse", new Named(SLUG, EXPRESSION), "Codes with expressions: true refuses the record."));

    /** Keys that mean something in some formats only; {@code each} also where rows of CSV are grouped. */
    public static final Map<String, List<String>> FORMATS = Map.of(
            "csv", List.of("csv"),
            "edi", List.of("edi"),
            "root", List.of("xml"),
            "lists", List.of("xml"),
            "namespaces", List.of("xml"),
            "each", List.of("json", "ndjson", "xml", "edi"),
            "page", List.of("json", "xml", "edi"));

    /** Formats in which a mapping must say where the records stand. */
    public static final List<String> FORMATS_WITH_EACH = List.of("json", "xml", "edi");

    private static final Pattern SLUG_PATTERN = Pattern.compile(SLUG);

    private MappingShape() {}

    public static boolean isSlug(String text) {
        return SLUG_PATTERN.matcher(text).matches();
    }

    private static String[] kinds() {
        return Arrays.stream(RecordKind.values()).map(RecordKind::slug).toArray(String[]::new);
    }

    private static Words action() {
        return words("refuse", "absent", "skip");
    }

    private static Words words(String... words) {
        return new Words(List.of(words));
    }

    private static Keys keys(Shape.Key... keys) {
        return new Keys(List.of(keys));
    }

    private static Shape.Key required(String name, Shape shape, String says) {
        return new Shape.Key(name, true, null, shape, says);
    }

    private static Shape.Key optional(String name, Shape shape, String says) {
        return new Shape.Key(name, false, null, shape, says);
    }

    private static Shape.Key beside(String other, String name, Shape shape, String says) {
        return new Shape.Key(name, false, other, shape, says);
    }
}
