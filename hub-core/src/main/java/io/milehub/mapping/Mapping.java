package io.milehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.canonical.RecordKind;
import io.milehub.mapping.file.MappingPlan;
import io.milehub.mapping.interchange.ReadEnvelopes;
import io.milehub.mapping.record.RecordMapper;
import io.milehub.mapping.trace.RecordTrace;
import io.milehub.mapping.trace.RecordTracer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;

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
        return map(body, new RecordMapper(plan, sink, null));
    }

    /**
     * The same, passing over the records that are known: those of a hash that an accepted record had under this same
     * {@link #version()}. Mapped, such a record would be what it was then, except for an {@code as_of} that comes from
     * {@code $root}.
     */
    public PageFacts map(InputStream body, RecordSink sink, KnownRecords known) throws DecodeRefused, IOException {
        return map(body, new RecordMapper(plan, sink, known));
    }

    private PageFacts map(InputStream body, RecordMapper mapper) throws DecodeRefused, IOException {
        JsonNode document = plan.decoder().decode(body, mapper);
        return pages.read(document, mapper.records());
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
