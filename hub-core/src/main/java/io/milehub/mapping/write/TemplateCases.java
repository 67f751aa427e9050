package io.milehub.mapping.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.mapping.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of a template, in the folder beside it that bears its name, {@code <feed>.write}: {@code <case>.in.json}, a
 * record, with {@code <case>.out.edi}, the bytes but for line breaks, or {@code <case>.refused.txt}, a part of the
 * reason. Every case is sent by SENDER to RECEIVER (both ZZ) as the first interchange, on 2026-03-01 at 10:30.
 */
public final class TemplateCases {
    private static final Interchange ENVELOPE =
            new Interchange("SENDER", "ZZ", "RECEIVER", "ZZ", 1, LocalDateTime.parse("2026-03-01T10:30:00"), false);

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private TemplateCases() {}

    /** How many cases there are. */
    public static int count(TemplateFile template) throws IOException {
        return inputs(template).size();
    }

    /** Cases that do not hold, and a template that has none, as problems of the build. */
    public static List<Problem> check(TemplateFile template) throws IOException {
        List<Path> inputs = inputs(template);
        if (inputs.isEmpty()) {
            String remedy = "Add " + template.feed() + ".write/<case>.in.json and <case>.out.edi beside it.";
            return List.of(new Problem(template.file(), 1, 1, "The template has no case.", remedy));
        }
        List<Problem> problems = new ArrayList<>();
        for (Path input : inputs) {
            String difference = difference(template.template(), input);
            if (!difference.isEmpty()) {
                problems.add(new Problem(input, 1, 1, difference, "Correct the template or the case."));
            }
        }
        return problems;
    }

    private static List<Path> inputs(TemplateFile template) throws IOException {
        Path folder = template.file().resolveSibling(template.feed() + ".write");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(".in.json"))
                    .sorted()
                    .toList();
        }
    }

    private static String difference(EdiTemplate template, Path input) throws IOException {
        String name = String.valueOf(input.getFileName()).replaceAll("\\.in\\.json$", "");
        Path out = input.resolveSibling(name + ".out.edi");
        Path refused = input.resolveSibling(name + ".refused.txt");
        if (Files.exists(out) == Files.exists(refused)) {
            return "The case needs one of " + out.getFileName() + " and " + refused.getFileName() + ".";
        }
        Charset charset = template.isEdifact() ? StandardCharsets.ISO_8859_1 : StandardCharsets.US_ASCII;
        try {
            String written = new String(template.write(JSON.readTree(input.toFile()), ENVELOPE), charset);
            String wanted = Files.exists(out) ? Files.readString(out, charset).replaceAll("[\r\n]", "") : "a refusal";
            return written.equals(wanted) ? "" : "expected " + wanted + ", got " + written;
        } catch (WriteRefused reason) {
            String wanted = Files.exists(refused) ? Files.readString(refused).strip() : "no refusal";
            String got = String.valueOf(reason.getMessage());
            return got.contains(wanted) ? "" : "expected " + wanted + ", got the refusal " + got;
        } catch (JsonProcessingException notJson) {
            return "The record is not well-formed JSON: " + notJson.getOriginalMessage();
        }
    }
}
