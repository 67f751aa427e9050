package io.milehub.assortment;

import io.milehub.inventory.OffersForSale;
import io.milehub.money.Money;
import io.milehub.tenancy.Viewer;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers holds and checkout by the same rule as lists: the SQL function {@code assortment.sellable}, for the current
 * {@link Viewer}. It joins the caller's transaction.
 */
@Component
public class Sellable implements OffersForSale {
    /**
     * Planned for one variant and done for each: a plan for so many would be kept for five hundred where it was made
     * for ten, or by what a table held then, and may read all listings for each variant.
     */
    private static final String OFFERS = """
            select s.variant_id, s.offer_id, s.source_rank, s.lifetime_limit is not null as limited, s.amount_minor,
                   s.currency
              from unnest(:ids::bigint[]) wanted(variant_id)
             cross join lateral (
              select *
                from assortment.sellable(:market, :country, cast(:tier as text)) one
               where one.variant_id = wanted.variant_id
              offset 0) s
             order by s.variant_id, s.source_rank, s.offer_id
            """;

    private static final String AMONG = """
            select s.variant_id, s.offer_id, s.source_rank, s.lifetime_limit is not null as limited, s.amount_minor,
                   s.currency
              from assortment.sellable(:market, :country, cast(:tier as text)) s
             where s.offer_id = any(:ids)
            """;

    private static final String PLACES = """
            select s.variant_id, s.offer_id, s.agreement_id, s.source_rank, s.amount_minor, s.currency, l.location,
                   least(greatest(0, l.on_hand - l.held - l.committed - l.disputed - l.buffer),
                         left_of.available) as available
              from assortment.sellable(:market, :country, cast(:tier as text)) s
              cross join lateral inventory.available(s.offer_id, s.lifetime_limit) left_of
              join inventory.stock_level l on l.tenant_id = tenancy.current_tenant() and l.offer_id = s.offer_id
             where s.variant_id = any(:ids)
             order by s.variant_id, s.source_rank, s.offer_id, l.location
            """;

    private final JdbcClient jdbc;

    Sellable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a sellable offer lies.
     *
     * @param agreementId what the supplier's part is settled by
     * @param available pieces that may still be promised, never negative
     * @param shown what the member pays for one piece
     */
    public record Place(
            long variantId, long offerId, int agreementId, int rank, String location, int available, Money shown) {}

    @Override
    public List<OfferForSale> of(Collection<Long> variantIds, Audience audience) {
        return forSale(OFFERS, variantIds, audience.market(), audience.country(), audience.tier());
    }

    @Override
    public List<OfferForSale> among(Collection<Long> offerIds, String market, String country) {
        return forSale(AMONG, offerIds, market, country, Viewer.current().tier());
    }

    private List<OfferForSale> forSale(
            String sql, Collection<Long> ids, String market, String country, @Nullable String tier) {
        return ask(sql, ids, market, country, tier)
                .query((row, _) -> new OfferForSale(
                        row.getLong("variant_id"),
                        row.getLong("offer_id"),
                        row.getInt("source_rank"),
                        row.getBoolean("limited"),
                        money(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    /**
     * Every place where a piece of these variants lies that this viewer may buy, the best first: by rank of the source,
     * offer, location. A variant that may not be sold has none.
     */
    public List<Place> offers(Collection<Long> variantIds, String market, String country, Viewer viewer) {
        return ask(PLACES, variantIds, market, country, viewer.tier())
                .query((row, _) -> new Place(
                        row.getLong("variant_id"),
                        row.getLong("offer_id"),
                        row.getInt("agreement_id"),
                        row.getInt("source_rank"),
                        row.getString("location"),
                        row.getInt("available"),
                        money(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    private JdbcClient.StatementSpec ask(
            String sql, Collection<Long> ids, String market, String country, @Nullable String tier) {
        return jdbc.sql(sql)
                .param("market", market)
                .param("country", country)
                .param("tier", tier)
                .param("ids", ids.toArray(Long[]::new));
    }

    static Money money(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }
}
