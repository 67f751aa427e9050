package io.milehub.mapping.file;

import io.milehub.mapping.FeedMode;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.language.FieldExpression;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file without mistakes, compiled.
 *
 * @param bodyEnding the ending of bodies' file names: json, csv or xml
 * @param version a hash over everything that decides what comes out
 * @param files the mapping file and its lookup tables, name to text
 */
public record MappingPlan(
        Path file,
        KindDefinition kind,
        FeedMode mode,
        String bodyEnding,
        Decoder decoder,
        List<FieldPlan> fields,
        @Nullable FieldExpression skip,
        List<RefuseRule> refusals,
        PagePlan page,
        String version,
        Map<String, String> files) {
    public MappingPlan {
        files = Map.copyOf(files);
    }

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
            String written,
            int line) {}

    /** One line under {@code refuse}: a record for which the expression is true is refused with the code. */
    public record RefuseRule(String code, FieldExpression expression) {}

    /** What stands under {@code page}. */
    public record PagePlan(
            @Nullable FieldExpression next,
            @Nullable FieldExpression total,
            @Nullable FieldExpression asOf) {}
}
