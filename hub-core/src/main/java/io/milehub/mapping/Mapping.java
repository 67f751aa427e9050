package io.milehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.canonical.RecordKind;
import io.milehub.mapping.drift.Drift;
import io.milehub.mapping.drift.DriftLimits;
import io.milehub.mapping.file.MappingPlan;
import io.milehub.mapping.function.LookupMisses;
import io.milehub.mapping.interchange.ReadEnvelopes;
import io.milehub.mapping.record.PickedRecords;
import io.milehub.mapping.record.RecordCut;
import io.milehub.mapping.record.RecordMapper;
import io.milehub.mapping.trace.RecordTrace;
import io.milehub.mapping.trace.RecordTracer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A checked and compiled mapping file: turns bodies of one feed into canonical records. Safe for many threads. */
public final class Mapping {
    /** The longest text of a refused record that a sink is given, in characters. */
    public static final int RAW_CHARS_MAX = 64 * 1024;
    /** The largest outermost record, in bytes of the body. */
    public static final int RECORD_BYTES_MAX = 8 * 1024 * 1024;

    private static final int UNCOUNTED = -1;

    private final MappingPlan plan;
    private final PageReader pages;

    Mapping(MappingPlan plan) {
        this.plan = plan;
        this.pages = new PageReader(plan.page());
    }

    /** The folder of the mapping file. */
    public String source() {
        Path folder = plan.file().getParent();
        return folder == null ? "" : name(folder);
    }

    /** The name of the mapping file without its ending. */
    public String feed() {
        String name = name(plan.file());
        int ending = name.lastIndexOf('.');
        return ending < 0 ? name : name.substring(0, ending);
    }

    public RecordKind kind() {
        return plan.kind().kind();
    }

    /** Names the facts that this feed tells of, within its source: what its snapshot lacks is gone from these. */
    public String domain() {
        return plan.domain().name();
    }

    public FeedMode mode() {
        return plan.mode();
    }

    /** Whether its records say their version. */
    public boolean tellsVersion() {
        return plan.tellsVersion();
    }

    /** Whether its records say by themselves which of two is the newer. */
    public boolean tellsOrder() {
        return plan.tellsVersion() || plan.tells("as_of");
    }

    /** Whether its pages say for which moment they hold. */
    public boolean tellsMoment() {
        return plan.page().asOf() != null;
    }

    /** The fields without which a record is refused. */
    public Set<String> requiredFields() {
        return plan.fields().stream()
                .filter(MappingPlan.FieldPlan::required)
                .map(MappingPlan.FieldPlan::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A hash over mapping file, lookup tables and the engine's version: equal versions map equal bodies equally. */
    public String version() {
        return plan.version();
    }

    /** The mapping file and its lookup tables as they were read, name to text: what lineage keeps of a version. */
    public Map<String, String> files() {
        return plan.files();
    }

    /** Where the mapping was read from. */
    public Path file() {
        return plan.file();
    }

    /**
     * How bodies are written and their samples end: {@code json}, {@code ndjson}, {@code csv}, {@code xml} or
     * {@code edi}.
     */
    public String format() {
        return plan.bodyEnding();
    }

    /**
     * Reads a body to its end and gives every record to the sink, holding no more than one outermost record.
     *
     * @throws DecodeRefused if the body cannot be read to its end
     */
    public PageFacts map(InputStream body, RecordSink sink) throws DecodeRefused, IOException {
        return map(body, new RecordMapper(plan, sink, null, null));
    }

    /**
     * The same, passing over the records that are known: those of a hash that an accepted record had under this same
     * {@link #version()}. Mapped, such a record would be what it was then, except for an {@code as_of} that comes from
     * {@code $root}.
     */
    public PageFacts map(InputStream body, RecordSink sink, KnownRecords known) throws DecodeRefused, IOException {
        return map(body, new RecordMapper(plan, sink, known, null));
    }

    /**
     * The same, showing what is judged to a {@link #drift} of this mapping.
     *
     * @param known absent where nobody asks for hashes
     */
    public PageFacts map(InputStream body, RecordSink sink, @Nullable KnownRecords known, Drift drift)
            throws DecodeRefused, IOException {
        RecordMapper mapper = new RecordMapper(plan, sink, known, drift);
        JsonNode document =
                LookupMisses.heard(drift::missed, () -> plan.decoder().decode(body, mapper));
        drift.document(document);
        return pages.read(document, mapper.records());
    }

    /** Compares bodies with what this mapping reads of them; to be given to {@link #map}, body after body. */
    public Drift drift(DriftLimits limits) {
        return new Drift(plan.uses(), plan.bodyEnding(), limits);
    }

    private PageFacts map(InputStream body, RecordMapper mapper) throws DecodeRefused, IOException {
        JsonNode document = plan.decoder().decode(body, mapper);
        return pages.read(document, mapper.records());
    }

    /**
     * Maps single records of a body again and reads no further than the last of them; records of a snapshot are hashed,
     * as they were the first time.
     *
     * @param ordinals at least one, counted from 0, as a {@link RecordSink} is given them
     * @param waived whether the mapping's own {@code refuse} rules are passed over
     * @return how many records the body has, as far as it was read: it lacks those whose ordinal is not below it
     */
    public int again(InputStream body, RecordSink sink, SortedSet<Integer> ordinals, boolean waived)
            throws DecodeRefused, IOException {
        KnownRecords known = mode() == FeedMode.SNAPSHOT ? KnownRecords.NONE : null;
        RecordMapper mapper = new RecordMapper(waived ? plan.waived() : plan, sink, known, null);
        PickedRecords picked = new PickedRecords(mapper, ordinals);
        try {
            plan.decoder().decode(body, picked);
        } catch (PickedRecords.Enough allMapped) {
            return picked.records();
        }
        return picked.records();
    }

    /**
     * The keys by which a former version of this mapping cut bodies into records differently, so that its ordinals are
     * of other records; none if they are the same.
     *
     * @param former what {@link #files()} was
     */
    public List<String> cutsOtherwiseThan(Map<String, String> former) {
        String name = name(plan.file());
        return RecordCut.differences(plan.files().getOrDefault(name, ""), former.getOrDefault(name, ""));
    }

    /**
     * Reads only what a body says about itself and passes over its records.
     *
     * @throws DecodeRefused if the body cannot be read to its end
     */
    public PageFacts page(InputStream body) throws DecodeRefused, IOException {
        return pages.read(plan.decoder().page(body), UNCOUNTED);
    }

    /** The interchanges of a body of EDI with the faults of their envelopes, whatever the mapping makes of faults. */
    public ReadEnvelopes envelopes(InputStream body) throws IOException {
        return plan.decoder().envelopes(body);
    }

    /** Whether a fault of an envelope is reported and the rest is used; otherwise it refuses the body. */
    public boolean reportsEnvelopes() {
        return plan.decoder().reportsEnvelopes();
    }

    /** Whether messages of EDI of this type are read: {@code 850}, {@code ORDERS}. */
    public boolean readsMessage(String type) {
        return plan.decoder().reads(type);
    }

    /** Whether bodies are EDI, which have envelopes. */
    public boolean isEdi() {
        return format().equals("edi");
    }

    /**
     * Maps single records of a body again, field by field, and reads no further than the last of them.
     *
     * @param ordinals counted from 0, as a {@link RecordSink} is given them
     * @return by ordinal, as far as the body has so many records
     */
    public Map<Integer, RecordTrace> trace(InputStream body, SortedSet<Integer> ordinals)
            throws DecodeRefused, IOException {
        return new RecordTracer(plan).trace(body, ordinals);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
