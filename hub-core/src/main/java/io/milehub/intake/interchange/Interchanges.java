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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Knows interchanges by sender, recipient and control number over the deliveries of a source. The same content again is
 * a repetition; other content is a fault of the envelope. Both are asked and noted in the transaction of the merge,
 * under the lock of its source: a run that died has noted nothing, and meets nothing of its own when it is tried again.
 */
@Component
public class Interchanges {
    /** A partner that never counts up has one number with ever new content: so many of them are looked at. */
    private static final int NOTED_MAX = 1_000;

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
        List<One> found = new ArrayList<>();
        Map<Identity, List<Noted>> known = new HashMap<>();
        for (Delivery body : bodies) {
            List<ReadInterchange> interchanges = read(mapping, body);
            for (int index = 0; index < interchanges.size(); index++) {
                One one = one(context, body.id(), index, interchanges.get(index), known);
                found.add(one);
                Identity key = one.key();
                if (key != null) {
                    noted(context, key, known)
                            .add(new Noted(context.feed().feed(), one.hash(), body.id(), context.mappingId()));
                }
            }
        }
        return new Seen(found, mapping.reportsEnvelopes(), context.snapshot());
    }

    /** The run was applied: from now on its interchanges have come. */
    public void note(MergeContext context, Seen seen) {
        for (One one : seen.interchanges()) {
            Identity key = one.key();
            if (key != null) {
                table.note(context.feed(), key, one.hash(), one.delivery(), context.mappingId());
            }
        }
    }

    /** Whether the number of an interchange came with other content in another delivery that was applied. */
    public boolean isKnownOtherwise(String source, DeliveryId delivery, ReadInterchange read) {
        return !read.control().isEmpty()
                && table.known(source, key(read), NOTED_MAX).stream()
                        .anyMatch(noted ->
                                !noted.delivery().equals(delivery) && !Arrays.equals(noted.hash(), read.hash()));
    }

    private static Identity key(ReadInterchange read) {
        return new Identity(read.sender().toString(), read.recipient().toString(), read.control());
    }

    private One one(
            MergeContext context,
            DeliveryId delivery,
            int index,
            ReadInterchange read,
            Map<Identity, List<Noted>> known) {
        String tag = read.edifact() ? "UNB" : "ISA";
        if (read.control().isEmpty()) {
            return new One(delivery, index, tag, read.position(), null, read.hash(), false, null);
        }
        Identity key = key(read);
        List<Noted> others = noted(context, key, known).stream()
                .filter(noted -> !noted.delivery().equals(delivery))
                .toList();
        boolean repeats = others.stream()
                .anyMatch(noted -> noted.feed().equals(context.feed().feed())
                        && noted.mapping() == context.mappingId()
                        && Arrays.equals(noted.hash(), read.hash()));
        DeliveryId before = others.stream()
                .filter(noted -> !Arrays.equals(noted.hash(), read.hash()))
                .findFirst()
                .map(Noted::delivery)
                .orElse(null);
        return new One(delivery, index, tag, read.position(), key, read.hash(), repeats, before);
    }

    private List<Noted> noted(MergeContext context, Identity key, Map<Identity, List<Noted>> known) {
        return known.computeIfAbsent(
                key, wanted -> new ArrayList<>(table.known(context.feed().source(), wanted, NOTED_MAX)));
    }

    private List<ReadInterchange> read(Mapping mapping, Delivery body) {
        try (InputStream bytes = deliveries.open(body)) {
            return mapping.envelopes(bytes).interchanges();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
