package io.milehub.mapping.file;

import io.milehub.canonical.RecordKind;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Problem;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.file.MappingPlan.Domain;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.file.MappingPlan.PagePlan;
import io.milehub.mapping.file.MappingPlan.RefuseRule;
import io.milehub.mapping.function.LookupTable;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.language.ExpressionCompiler;
import io.milehub.mapping.language.FieldExpression;
import io.milehub.mapping.language.Vocabulary;
import io.milehub.mapping.reads.Use;
import io.milehub.mapping.shape.MappingShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one mapping file with its lookup tables into a plan, or into everything that is wrong with it. */
public final class MappingFileReader {
    /** The longest mapping file, in bytes. */
    public static final int FILE_BYTES_MAX = 256 * 1024;

    private final Path file;
    private final MappingFiles files;
    private final Problems problems;

    public MappingFileReader(Path file, MappingFiles files) {
        this.file = file.toAbsolutePath().normalize();
        this.files = files;
        this.problems = new Problems(file);
    }

    /** What is wrong; empty if {@link #read} gave a plan. */
    public List<Problem> problems() {
        return problems.found();
    }

    /** The plan, or null where there are problems. */
    public @Nullable MappingPlan read() {
        String text = text();
        Node root = text == null ? null : YamlText.compose(text, problems);
        if (text == null || root == null) {
            return null;
        }
        Section mapping = Section.of(root, root, problems);
        mapping.allow(MappingShape.FILE);
        MappingPlan plan = plan(mapping, text);
        return problems.found().isEmpty() ? plan : null;
    }

    private @Nullable String text() {
        try {
            if (files.size(file) > FILE_BYTES_MAX) {
                problems.in(
                        file, 1, 1, "The file is longer than " + FILE_BYTES_MAX + " bytes.", "Move tables to lookups.");
                return null;
            }
            CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
            return strict.decode(ByteBuffer.wrap(files.read(file))).toString();
        } catch (CharacterCodingException notUtf8) {
            problems.in(file, 1, 1, "The file is not UTF-8.", "Save it as UTF-8.");
        } catch (IOException failed) {
            problems.in(file, 1, 1, "The file cannot be read: " + failed + ".", "Check its name and rights.");
        }
        return null;
    }

    private MappingPlan plan(Section mapping, String text) {
        List<String> lines = text.lines().toList();
        KindDefinition kind = KindDefinition.of(
                RecordKind.of(mapping.oneOf(MappingShape.FILE, "record")).orElse(RecordKind.ITEM));
        FeedMode mode = mode(mapping, kind);
        Map<String, String> texts = new TreeMap<>(Map.of(String.valueOf(file.getFileName()), text));
        Map<String, Map<String, String>> lookups = new TreeMap<>();
        Vocabulary vocabulary = Vocabulary.ofRecords(lookups(mapping, texts, lookups));
        ExpressionReader expressions = new ExpressionReader(new ExpressionCompiler(vocabulary), lines, problems);
        List<FieldPlan> fields = new FieldsReader(mapping, kind, expressions, problems).read();
        Node skipped = mapping.value("skip");
        FieldExpression skip = skipped == null ? null : expressions.readRule("skip", skipped);
        List<RefuseRule> refusals = refusals(mapping, expressions);
        ExpressionReader pages = new ExpressionReader(new ExpressionCompiler(vocabulary.ofPages()), lines, problems);
        PagePlan page = page(mapping.section("page"), pages);
        FormatReader formats = new FormatReader(mapping, problems, lines);
        Decoder decoder = formats.decoder(expressions);
        String format = formats.bodyEnding();
        return new MappingPlan(
                file,
                kind,
                mode,
                domain(mapping, kind),
                format,
                decoder,
                fields,
                skip,
                refusals,
                page,
                expressions.reads(format),
                uses(expressions, pages, formats),
                MappingVersion.of(text, lookups),
                texts);
    }

    private static List<Use> uses(ExpressionReader records, ExpressionReader pages, FormatReader formats) {
        List<Use> uses = new ArrayList<>(records.uses());
        uses.addAll(pages.uses());
        uses.addAll(formats.uses());
        return uses;
    }

    private FeedMode mode(Section mapping, KindDefinition kind) {
        boolean delta = mapping.oneOf(MappingShape.FILE, "mode").equals("delta");
        if (!delta && !kind.kind().canBeToldWhole()) {
            mapping.scalar("mode")
                    .filter(mode -> mode.getValue().equals("snapshot"))
                    .ifPresent(mode -> problems.at(
                            mode,
                            "What a feed of `" + kind.kind().slug() + "` lacks is not undone, so it is no snapshot.",
                            "Write `mode: delta`; what it tells again does no harm."));
        }
        return delta ? FeedMode.DELTA : FeedMode.SNAPSHOT;
    }

    private Domain domain(Section mapping, KindDefinition kind) {
        Optional<ScalarNode> written = mapping.scalar("domain");
        written.filter(name -> !MappingShape.isSlug(name.getValue()))
                .ifPresent(name -> problems.at(
                        name, "A domain's name is a slug.", "Write it in small letters with hyphens: outlet-items."));
        Node at = written.map(Node.class::cast)
                .or(() -> mapping.entry("record").map(Section.Entry::value))
                .orElse(mapping.node());
        String name = written.map(ScalarNode::getValue).orElse(kind.kind().slug());
        return new Domain(
                name, at.getStartMark().getLine() + 1, at.getStartMark().getColumn() + 1);
    }

    /** @param entries is given what stands in each table */
    private Map<String, LookupTable> lookups(
            Section mapping, Map<String, String> texts, Map<String, Map<String, String>> entries) {
        Map<String, LookupTable> tables = new TreeMap<>();
        LookupReader reader = new LookupReader(Path.of(String.valueOf(file.getParent())), files, problems);
        Section lookups = mapping.section("lookups");
        for (Section.Entry entry : lookups.entries()) {
            LookupOptions options = LookupOptions.read(lookups, entry, problems);
            Map<String, String> read =
                    options.file() == null ? Map.of() : reader.read(options.file(), options.ignoreCase());
            tables.put(entry.name(), options.table(read));
            entries.put(entry.name(), read);
        }
        texts.putAll(reader.texts());
        return tables;
    }

    private List<RefuseRule> refusals(Section mapping, ExpressionReader expressions) {
        List<RefuseRule> rules = new ArrayList<>();
        for (Section.Entry entry : mapping.section("refuse").entries()) {
            if (!MappingShape.isSlug(entry.name())) {
                problems.at(
                        entry.key(),
                        "A refusal's code is a slug.",
                        "Write it in small letters with hyphens: not-for-us.");
            }
            rules.add(new RefuseRule(entry.name(), expressions.readRule("refuse." + entry.name(), entry.value())));
        }
        return rules;
    }

    private static PagePlan page(Section page, ExpressionReader expressions) {
        if (page.isEmpty()) {
            return new PagePlan(null, null, null, null);
        }
        page.allow(MappingShape.PAGE);
        return new PagePlan(
                expressions.readIfPresent("page.next", page.value("next")),
                expressions.readIfPresent("page.total", page.value("total")),
                expressions.readIfPresent("page.as_of", page.value("as_of")),
                expressions.readIfPresent("page.complete", page.value("complete")));
    }
}
