package io.milehub.mapping.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.drift.DriftReport.Dropped;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches the bodies of a run while they are mapped, and says afterwards where they and the mapping do not fit. Made by
 * {@link io.milehub.mapping.Mapping#drift}; for one thread at a time.
 */
public final class Drift {
    private final List<Use> uses;
    private final String format;
    private final DriftLimits limits;
    private final Census census;
    private final Misses misses;
    private final Map<String, Dropped> dropped = new LinkedHashMap<>();
    private final Surroundings around = new Surroundings();
    private JsonNode parent = NullNode.instance;
    private JsonNode grandparent = NullNode.instance;
    private JsonNode root = NullNode.instance;
    private long records;
    private long looked;
    private long sightings;
    private long missed;

    /**
     * @param uses every expression of the mapping
     * @param format how its bodies are written
     */
    public Drift(List<Use> uses, String format, DriftLimits limits) {
        this.uses = List.copyOf(uses);
        this.format = format;
        this.limits = limits;
        this.census = new Census(limits);
        this.misses = new Misses(limits);
    }

    /** What is known of the elements around records. */
    static final class Surroundings {
        boolean parentIsRoot;
        boolean grandparentIsRoot;
        /** Whether parents are records themselves, as in HL loops. */
        boolean levels;
    }

    /** A record, before it is judged. */
    public void record(Element element) {
        if (!limits.looksAt(records++)) {
            return;
        }
        looked++;
        long sighting = sightings++;
        if (format.equals("csv")) {
            census.seeRow(element.value(), sighting);
        } else {
            census.see(Level.RECORD, element.value(), sighting);
            around(element);
        }
    }

    @SuppressWarnings("ReferenceEquality") // What surrounds many records is one tree; it counts once.
    private void around(Element element) {
        around.levels |= format.equals("edi") && element.value().has("up");
        if (element.root() != root) {
            root = element.root();
            see(Level.ROOT, root);
        }
        if (element.parent() == root) {
            around.parentIsRoot = true;
        } else if (element.parent() != parent) {
            parent = element.parent();
            see(Level.PARENT, parent);
        }
        if (element.grandparent() == root) {
            around.grandparentIsRoot = true;
        } else if (element.grandparent() != grandparent) {
            grandparent = element.grandparent();
            see(Level.GRANDPARENT, grandparent);
        }
    }

    private void see(Level level, JsonNode tree) {
        if (tree.isObject()) {
            census.see(level, tree, sightings++);
        }
    }

    /** A body's document without its records, when it has been read to its end. */
    public void document(JsonNode document) {
        see(Level.DOCUMENT, document);
    }

    /** A value that its field was left without, and the record not refused for. */
    public void dropped(Refusal why) {
        drop(new Dropped(why.field(), why.code(), 1, why.detail()));
    }

    private void drop(Dropped more) {
        dropped.merge(
                more.field() + " " + more.code(),
                more,
                (one, other) -> new Dropped(one.field(), one.code(), one.records() + other.records(), one.example()));
    }

    /** A key that a lookup table lacks. */
    public void missed(String table, String key) {
        misses.add(table, key, 1);
        missed++;
    }

    /** How often a lookup table was asked in vain while this was told. */
    public long missed() {
        return missed;
    }

    /** Adds what another thread, or node, saw of the same mapping's bodies. */
    public void merge(Drift other) {
        records += other.records;
        looked += other.looked;
        census.merge(other.census);
        misses.merge(other.misses);
        other.dropped.values().forEach(this::drop);
        around.parentIsRoot |= other.around.parentIsRoot;
        around.grandparentIsRoot |= other.around.grandparentIsRoot;
        around.levels |= other.around.levels;
    }

    /** What has been seen so far. */
    public DriftReport report() {
        Comparison comparison = new Comparison(uses, new Folding(format, around), census, looked > 0);
        return new DriftReport(
                records,
                looked,
                census.hasLeftOut(),
                comparison.unread(),
                comparison.neverThere(),
                misses.report(),
                new ArrayList<>(dropped.values()),
                comparison.places());
    }
}
