package io.milehub.intake.interchange;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.MergeContext;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.interchange.InterchangeTable.Identity;
import io.milehub.intake.interchange.InterchangeTable.Noted;
import io.milehub.intake.interchange.Seen.One;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.interchange.ReadInterchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Knows interchanges by sender, recipient and control number over the deliveries of a source. The same content again is
 * a repetition; other content is a fault of the envelope. Both are asked and noted in the transaction of the merge,
 * under the lock of its source: a run that died has noted nothing, and meets nothing of its own when it is tried again.
 */
@Component
public class Interchanges {
    /**
     * A partner that never counts up has one number with ever new content: so many, the newest, are looked at. The
     * names of a run share them, so that the contents of one name never hide what is noted under another.
     */
    private static final int NOTED_MAX = 20_000;

    /** However many names a run has: one may be of this content, and then the other is of another. */
    private static final int EACH_MIN = 2;

    private final InterchangeTable table;
    private final Deliveries deliveries;

    Interchanges(InterchangeTable table, Deliveries deliveries) {
        this.table = table;
        this.deliveries = deliveries;
    }

    /** What the bodies of a run are to what was applied before them. */
    public Seen look(MergeContext context, Mapping mapping, List<Delivery> bodies) {
        if (!mapping.isEdi()) {
            return Seen.NONE;
        }
        Map<DeliveryId, List<ReadInterchange>> read = new LinkedHashMap<>();
        bodies.forEach(body -> read.put(body.id(), read(mapping, body)));
        Set<Identity> names = read.values().stream()
                .flatMap(List::stream)
                .filter(Interchanges::isNumbered)
                .map(Interchanges::name)
                .collect(Collectors.toSet());
        int each = Math.max(EACH_MIN, NOTED_MAX / Math.max(1, names.size()));
        Map<Identity, List<Noted>> known = table.known(context.feed().source(), names, each);
        List<One> found = new ArrayList<>();
        read.forEach((delivery, interchanges) -> {
            for (int index = 0; index < interchanges.size(); index++) {
                found.add(one(context, delivery, index, interchanges.get(index), known));
            }
        });
        return new Seen(found, mapping.reportsEnvelopes(), context.snapshot());
    }

    /** The run was applied: from now on its interchanges have come. */
    public void note(MergeContext context, Seen seen) {
        for (One one : seen.interchanges()) {
            Identity key = one.key();
            if (key != null && !one.repeats()) {
                table.note(context.feed(), key, one.hash(), one.delivery(), context.mappingId());
            }
        }
    }

    /** Whether the number of an interchange came with other content in another delivery that was applied. */
    public boolean isKnownOtherwise(String source, DeliveryId delivery, ReadInterchange read) {
        return isNumbered(read)
                && table.known(source, List.of(name(read)), NOTED_MAX).getOrDefault(name(read), List.of()).stream()
                        .anyMatch(noted ->
                                !noted.delivery().equals(delivery) && !Arrays.equals(noted.hash(), read.hash()));
    }

    private static boolean isNumbered(ReadInterchange read) {
        return !read.control().isEmpty();
    }

    private static Identity name(ReadInterchange read) {
        return new Identity(read.sender().toString(), read.recipient().toString(), read.control());
    }

    /** Judges one by those before it, and puts it among them. */
    private static One one(
            MergeContext context,
            DeliveryId delivery,
            int index,
            ReadInterchange read,
            Map<Identity, List<Noted>> known) {
        String tag = read.edifact() ? "UNB" : "ISA";
        if (!isNumbered(read)) {
            return new One(delivery, index, tag, read.position(), null, read.hash(), false, null);
        }
        String feed = context.feed().feed();
        List<Noted> before = known.computeIfAbsent(name(read), _ -> new ArrayList<>());
        List<Noted> others = before.stream()
                .filter(noted -> !noted.delivery().equals(delivery))
                .toList();
        boolean repeats = others.stream()
                .anyMatch(noted -> noted.feed().equals(feed)
                        && noted.mapping() == context.mappingId()
                        && Arrays.equals(noted.hash(), read.hash()));
        DeliveryId otherwise = others.stream()
                .filter(noted -> !Arrays.equals(noted.hash(), read.hash()))
                .map(Noted::delivery)
                .min(Comparator.comparingLong(DeliveryId::value))
                .orElse(null);
        before.add(new Noted(feed, read.hash(), delivery, context.mappingId()));
        return new One(delivery, index, tag, read.position(), name(read), read.hash(), repeats, otherwise);
    }

    /**
     * Reads a body once before it is mapped. The reading that maps it cannot tell this instead: whether an interchange
     * repeats is known by its hash at its end, and whether its records are used must be known before the first of them.
     */
    private List<ReadInterchange> read(Mapping mapping, Delivery body) {
        try (InputStream bytes = deliveries.open(body)) {
            return mapping.envelopes(bytes).interchanges();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
