package io.milehub.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.audit.Audit;
import io.milehub.catalogue.link.LinkFollower;
import io.milehub.catalogue.link.OfferLink;
import io.milehub.catalogue.link.SplitOutcome;
import io.milehub.catalogue.link.SplitTable;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An operator's word that an offer is not the variant that its keys say, and the end of it. Only the link moves: stock,
 * cost, holds and orders hang on the offer and stay. Links are worked out again as a run does it, under the same lock,
 * from all live offers of the class, so it does not matter which comes first, the word or the feeds.
 */
@Service
public class Splits {
    /** Offers that one SKU names, at most: one a supplier. */
    public static final int FOUND_MAX = 50;

    /** Reads like a run that names no item but touches a class: the offer 0 is none. */
    private static final String TOUCH_CLASS = """
            insert into pg_temp.item_change (sku, offer_id, fresh, old_class, verb)
            select '', 0, false, o.style_class, 'REMOVED'
              from catalogue.offer o
             where o.tenant_id = tenancy.current_tenant() and o.offer_id = :offer and o.removed_at is null
               and o.style_class is not null
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final CatalogueLocks locks;
    private final SplitTable splits;
    private final Linking linking;
    private final LinkWriter writer;
    private final ProductChanges products;
    private final List<LinkFollower> followers;
    private final Audit audit;

    Splits(JdbcClient jdbc, CatalogueLocks locks, List<LinkFollower> followers, Audit audit) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.splits = new SplitTable(jdbc);
        this.linking = new Linking(jdbc);
        this.writer = new LinkWriter(jdbc);
        this.products = new ProductChanges(jdbc);
        this.followers = followers;
        this.audit = audit;
    }

    /** From now on the offer stands alone, also where it is removed now or the catalogue has not told it yet. */
    @Transactional
    public SplitOutcome split(long offer, String actor, String why) {
        return decide(offer, "offer-split", actor, why, id -> splits.add(id, actor, why));
    }

    /** The offer is again what its keys say. */
    @Transactional
    public SplitOutcome rejoin(long offer, String actor, String why) {
        return decide(offer, "offer-rejoined", actor, why, splits::remove);
    }

    @Transactional(readOnly = true)
    public Optional<OfferLink> find(long offer) {
        return splits.find(offer);
    }

    /** What goes by this SKU at any supplier, or at that of the source; at most {@link #FOUND_MAX}. */
    @Transactional(readOnly = true)
    public List<OfferLink> find(String sku, @Nullable String source) {
        return splits.find(sku, source, FOUND_MAX);
    }

    /** Offers that are split off, in the order of their ids, from behind one of them. */
    @Transactional(readOnly = true)
    public List<OfferLink> standing(long after, int limit) {
        return splits.standing(after, limit);
    }

    private SplitOutcome decide(long offer, String action, String actor, String why, LongPredicate decision) {
        locks.ofLinks();
        Optional<OfferLink> found = splits.find(offer);
        if (found.isEmpty()) {
            return new SplitOutcome.Unknown();
        }
        OfferLink before = found.get();
        if (!decision.test(offer)) {
            return new SplitOutcome.AlreadySo(before);
        }
        relink(offer);
        OfferLink after = splits.find(offer).orElseThrow();
        String detail = JSON.createObjectNode()
                .put("why", why)
                .put("variantWas", text(before.variantId()))
                .put("variantIs", text(after.variantId()))
                .toString();
        audit.record(actor, action, "offer:" + offer, detail);
        return new SplitOutcome.Done(after);
    }

    private void relink(long offer) {
        ItemChanges.TABLE.ready();
        jdbc.sql(TOUCH_CLASS).param("offer", offer).update();
        linking.workOut("");
        writer.move();
        products.tell(false);
        followers.forEach(LinkFollower::follow);
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
