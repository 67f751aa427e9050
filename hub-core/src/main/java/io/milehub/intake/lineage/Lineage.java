package io.milehub.intake.lineage;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.trace.RecordTrace;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says what a record said, without any of the tables that it was merged into: its delivery's bytes are decoded again up
 * to its ordinal, and mapped by the version of the mapping that was kept. Bodies are read in short transactions of
 * their own, so none may be open around a call.
 */
@Service
public class Lineage {
    private final TransactionTemplate transaction;
    private final LineageTable table;
    private final Deliveries deliveries;
    private final LineageLimits limits;

    public Lineage(
            PlatformTransactionManager transactions, JdbcClient jdbc, Deliveries deliveries, LineageLimits limits) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.table = new LineageTable(jdbc);
        this.deliveries = deliveries;
        this.limits = limits;
    }

    /**
     * An answer for each origin. Records of one delivery are found in one reading of it; earlier origins are served
     * first, until the allowance of bytes is spent.
     */
    public Map<FactOrigin, Derivation> derive(Collection<FactOrigin> origins) {
        Known known = Objects.requireNonNull(
                transaction.execute(_ -> new Known(table.receipts(origins), table.mappings(origins))));
        MeteredBody.Allowance allowance = new MeteredBody.Allowance(limits.bodyBytesMax());
        Map<FactOrigin, Derivation> derived = new LinkedHashMap<>();
        origins.stream()
                .collect(Collectors.groupingBy(Body::of, LinkedHashMap::new, Collectors.toList()))
                .forEach((body, wanted) -> derived.putAll(derive(body, wanted, known, allowance)));
        return derived;
    }

    /** Origins that are found in one reading. */
    private record Body(long deliveryId, int mappingId) {
        static Body of(FactOrigin origin) {
            return new Body(origin.deliveryId(), origin.mappingId());
        }
    }

    private static final class Known {
        private final Map<Long, Receipt> receipts;
        private final Map<Integer, KeptMapping> mappings;
        private final Map<Integer, Mapping> compiled = new HashMap<>();

        Known(Map<Long, Receipt> receipts, Map<Integer, KeptMapping> mappings) {
            this.receipts = receipts;
            this.mappings = mappings;
        }

        Mapping compiled(KeptMapping kept) throws MappingProblems {
            Mapping mapping = compiled.get(kept.mappingId());
            if (mapping == null) {
                mapping = MappingLoader.kept(kept.file(), kept.files());
                compiled.put(kept.mappingId(), mapping);
            }
            return mapping;
        }
    }

    private Map<FactOrigin, Derivation> derive(
            Body body, List<FactOrigin> wanted, Known known, MeteredBody.Allowance allowance) {
        Receipt receipt = known.receipts.get(body.deliveryId());
        KeptMapping kept = known.mappings.get(body.mappingId());
        Map<Integer, RecordTrace> records = Map.of();
        String missing;
        if (receipt == null) {
            missing = "Delivery " + body.deliveryId() + " was purged, so what it said cannot be found out again.";
        } else if (kept == null) {
            missing = "Mapping version " + body.mappingId() + " was not kept, so the record cannot be mapped again.";
        } else {
            try {
                Mapping mapping = known.compiled(kept);
                records = read(body, wanted, mapping, allowance);
                missing = mapping.version().equals(kept.version())
                        ? null
                        : "Mapped again by this release, which maps otherwise than the one that merged it.";
            } catch (MappingProblems problems) {
                missing = "The kept mapping is no longer understood by this release: " + problems.getMessage();
            } catch (DecodeRefused | IOException failed) {
                missing = why(body, failed);
            }
        }
        return answers(wanted, receipt, kept, records, missing);
    }

    private Map<Integer, RecordTrace> read(
            Body body, List<FactOrigin> wanted, Mapping mapping, MeteredBody.Allowance allowance)
            throws DecodeRefused, IOException {
        TreeSet<Integer> ordinals =
                wanted.stream().map(FactOrigin::ordinal).collect(Collectors.toCollection(TreeSet::new));
        Optional<Delivery> delivery =
                Objects.requireNonNull(transaction.execute(_ -> deliveries.find(new DeliveryId(body.deliveryId()))));
        if (delivery.isEmpty()) {
            throw new IOException("it was purged");
        }
        try (InputStream bytes = new MeteredBody(deliveries.open(delivery.get(), transaction), allowance)) {
            return mapping.trace(bytes, ordinals);
        }
    }

    private String why(Body body, Exception failed) {
        if (failed instanceof MeteredBody.Spent) {
            return "Not mapped again: all in all more than " + limits.bodyBytesMax()
                    + " bytes would have had to be read for it.";
        }
        return "The bytes of delivery " + body.deliveryId() + " were purged, or cannot be read: " + failed.getMessage()
                + ".";
    }

    private static Map<FactOrigin, Derivation> answers(
            List<FactOrigin> wanted,
            @Nullable Receipt receipt,
            @Nullable KeptMapping kept,
            Map<Integer, RecordTrace> records,
            @Nullable String missing) {
        Map<FactOrigin, Derivation> answers = new LinkedHashMap<>();
        for (FactOrigin origin : wanted) {
            RecordTrace record = records.get(origin.ordinal());
            String why = missing == null && record == null
                    ? "Delivery " + origin.deliveryId() + " holds no record " + origin.ordinal() + "."
                    : missing;
            answers.put(
                    origin,
                    new Derivation(
                            origin,
                            receipt,
                            kept == null ? null : kept.file().toString(),
                            kept == null ? null : kept.version(),
                            record,
                            why));
        }
        return answers;
    }
}
