package io.milehub.mapping.file;

import io.milehub.mapping.FeedMode;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.language.FieldExpression;
import io.milehub.mapping.reads.Use;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file without mistakes, compiled.
 *
 * @param domain which facts of the source the feed tells of
 * @param bodyEnding the ending of bodies' file names: json, ndjson, csv, xml or edi
 * @param reads what decides whether two records are mapped equally
 * @param uses every expression with the places that it reads
 * @param version a hash over everything that decides what comes out
 * @param files the mapping file and its lookup tables, name to text
 */
public record MappingPlan(
        Path file,
        KindDefinition kind,
        FeedMode mode,
        Domain domain,
        String bodyEnding,
        Decoder decoder,
        List<FieldPlan> fields,
        @Nullable FieldExpression skip,
        List<RefuseRule> refusals,
        PagePlan page,
        Reads reads,
        List<Use> uses,
        String version,
        Map<String, String> files) {
    public MappingPlan {
        uses = List.copyOf(uses);
        files = Map.copyOf(files);
    }

    /** The same without its own rules of what is to be refused. */
    public MappingPlan waived() {
        return new MappingPlan(
                file,
                kind,
                mode,
                domain,
                bodyEnding,
                decoder,
                fields,
                skip,
                List.of(),
                page,
                reads,
                uses,
                version,
                files);
    }

    /** Whether records say their version. */
    public boolean tellsVersion() {
        return tells("version");
    }

    /** Whether records have a field. */
    public boolean tells(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /**
     * A set of facts that feeds of one source share.
     *
     * @param line where the file says so, counted from 1
     * @param column counted from 1
     */
    public record Domain(String name, int line, int column) {}

    /**
     * One line under {@code fields}.
     *
     * @param index of the field in its kind
     * @param language where the name ends in one
     * @param written the expression as the file has it
     * @param line of the file in which the field stands, counted from 1
     */
    public record FieldPlan(
            String name,
            int index,
            @Nullable String language,
            FieldDefinition definition,
            boolean required,
            FieldExpression expression,
            OnValue on,
            String written,
            int line) {
        /** The same for the elements of one body and for one thread. */
        public FieldPlan ofOneBody() {
            return new FieldPlan(
                    name, index, language, definition, required, expression.ofOneBody(), on, written, line);
        }
    }

    /** What becomes of a field, or of its record. */
    public enum Action {
        /** The field has no value, which is fine unless it is required. */
        ABSENT,
        REFUSE,
        /** The record is passed over. */
        SKIP
    }

    /**
     * What becomes of values that are not there or not good.
     *
     * @param source the first path of the expression, which gives a missing node where nothing stands; null where a
     *     mapping does not tell absent values apart
     * @param missing of a member or cell that is not there
     * @param none of a null
     * @param blank of a text without anything but white space
     * @param type of a value of another type than the field or a function reads
     * @param error of any other value that is refused
     */
    public record OnValue(
            @Nullable FieldExpression source, Action missing, Action none, Action blank, Action type, Action error) {
        /** Absent is absent, and what is wrong is refused. */
        public static final OnValue USUAL =
                new OnValue(null, Action.ABSENT, Action.ABSENT, Action.ABSENT, Action.REFUSE, Action.REFUSE);
    }

    /** One line under {@code refuse}: a record for which the expression is true is refused with the code. */
    public record RefuseRule(String code, FieldExpression expression) {
        /** The same for the elements of one body and for one thread. */
        public RefuseRule ofOneBody() {
            return new RefuseRule(code, expression.ofOneBody());
        }
    }

    /**
     * What fields and rules read beside the members of the record itself.
     *
     * @param parent the element around the record
     * @param grandparent the element around that
     * @param root the document, by anything but {@code as_of}
     * @param row the number of a row in its file
     */
    public record Reads(boolean parent, boolean grandparent, boolean root, boolean row) {}

    /** What stands under {@code page}. */
    public record PagePlan(
            @Nullable FieldExpression next,
            @Nullable FieldExpression total,
            @Nullable FieldExpression asOf,
            @Nullable FieldExpression complete) {}
}
