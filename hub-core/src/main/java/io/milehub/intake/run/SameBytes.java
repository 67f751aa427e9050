package io.milehub.intake.run;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Mappings;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.delivery.Sha256;
import io.milehub.mapping.Mapping;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a snapshot is, byte for byte, what its feed applied last. Then it need not be decoded, unless in between
 * another feed of the supplier told of the same facts: a stock snapshot that says 5 again after a webhook said 3 does
 * mean 5.
 */
@Component
public class SameBytes {
    private static final String APPLIED_LAST = """
            select 1 from intake.feed f
              join intake.run r on r.tenant_id = f.tenant_id and r.run_id = f.last_run_id
             where f.tenant_id = tenancy.current_tenant() and f.source = :source and f.feed = :feed
               and f.last_content_hash = :hash and r.mapping_id = :mapping
            """;

    private static final String APPLIED_SINCE = """
            select other.source, other.feed
              from intake.feed mine
              join intake.source s on s.tenant_id = mine.tenant_id and s.source = mine.source
              join intake.source sibling on sibling.tenant_id = s.tenant_id and sibling.supplier_id = s.supplier_id
              join intake.feed other on other.tenant_id = sibling.tenant_id and other.source = sibling.source
             where mine.tenant_id = tenancy.current_tenant() and mine.source = :source and mine.feed = :feed
               and (other.source, other.feed) <> (mine.source, mine.feed)
               and greatest(other.last_applied_at, other.retried_at) >= mine.last_applied_at
            """;

    private final JdbcClient jdbc;
    private final Mappings mappings;

    public SameBytes(JdbcClient jdbc, Mappings mappings) {
        this.jdbc = jdbc;
        this.mappings = mappings;
    }

    /** The hash of a single body is its own; of several it is the hash of their hashes. */
    static byte[] hash(List<Delivery> deliveries) {
        if (deliveries.size() == 1) {
            return deliveries.getFirst().contentHash();
        }
        MessageDigest digest = Sha256.digest();
        deliveries.forEach(delivery -> digest.update(delivery.contentHash()));
        return digest.digest();
    }

    /** Whether a body alone is what the feed applied last, so that even its page facts are known: it has no next. */
    public boolean isWhatWasAppliedLast(FeedKey feed, byte[] hash, int mappingId) {
        return jdbc.sql(APPLIED_LAST)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("hash", hash)
                .param("mapping", mappingId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Whether applying the deliveries could change nothing; asked under the lock of the source. */
    boolean wouldChangeNothing(FeedKey feed, List<Delivery> deliveries, Mapping mapping, int mappingId) {
        return !deliveries.isEmpty()
                && isWhatWasAppliedLast(feed, hash(deliveries), mappingId)
                && othersSince(feed).stream().noneMatch(other -> tellsOf(mapping.kind(), other));
    }

    private List<FeedKey> othersSince(FeedKey feed) {
        return jdbc.sql(APPLIED_SINCE)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .query((row, number) -> new FeedKey(row.getString("source"), row.getString("feed")))
                .list();
    }

    /** Items carry recommended prices too. A feed whose mapping is gone may have told of anything. */
    private boolean tellsOf(RecordKind kind, FeedKey other) {
        return mappings.of(other)
                .map(Mapping::kind)
                .map(theirs -> theirs == kind || (theirs != RecordKind.STOCK && kind != RecordKind.STOCK))
                .orElse(true);
    }
}
