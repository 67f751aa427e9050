package io.milehub.inventory.choice;

import io.milehub.inventory.choice.Preference.Facts;
import io.milehub.inventory.choice.Preference.Place;
import io.milehub.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says in which order places are asked for the pieces of a line. It joins the caller's transaction. */
@Component
public class OfferChoice {
    /**
     * The price is the offer's own RRP brought to the market's display, as shown prices are; one in another currency is
     * none. A count is as old as its own moment or the last snapshot of its domain that did not contradict it.
     */
    private static final String FACTS = """
            with market as materialized (
              select m.currency, m.tax_display, m.countries[1] as home, 10000 + r.rate_bp as home_factor
                from pricing.market m
                left join pricing.tax_rate r
                  on r.tenant_id = tenancy.current_tenant() and r.country = m.countries[1]
                 and r.validity @> (select hub.now())
               where m.tenant_id = tenancy.current_tenant() and m.market = :market
            ), told as materialized (
              select o.offer_id,
                     case when f.fact_id is null then o.rrp_minor else f.amount_minor end as amount_minor,
                     case when f.fact_id is null then o.rrp_currency else f.currency end as currency,
                     case when f.fact_id is null then o.rrp_tax_mode else f.tax_mode end as tax_mode,
                     case when f.fact_id is null then o.rrp_tax_country else f.tax_country end as tax_country
                from catalogue.offer o
                left join pricing.price_fact f
                  on f.tenant_id = tenancy.current_tenant() and f.offer_id = o.offer_id and f.market = '*'
                 and f.type = 'RRP' and f.valid_to is null
               where o.tenant_id = tenancy.current_tenant() and o.offer_id = any(:offers)
            ), own as (
              select t.offer_id,
                     pricing.in_market(t.amount_minor, t.tax_mode, t.tax_country, 10000 + r.rate_bp,
                                       m.tax_display, m.home, m.home_factor) as price_minor
                from told t
                join market m using (currency)
                left join pricing.tax_rate r
                  on r.tenant_id = tenancy.current_tenant() and r.country = t.tax_country
                 and r.validity @> (select hub.now())
            )
            select l.offer_id, l.location, p.price_minor,
                   coalesce(s.location_countries ->> l.location, s.country) as country,
                   extract(epoch from (select hub.now()) - greatest(l.as_of, (
                     select max(f.watermark) from intake.feed f
                      where f.tenant_id = tenancy.current_tenant() and f.source = l.source
                        and f.domain = l.domain)))::bigint as age_seconds
              from inventory.stock_level l
              join intake.source s on s.tenant_id = tenancy.current_tenant() and s.source = l.source
              left join own p on p.offer_id = l.offer_id
             where l.tenant_id = tenancy.current_tenant() and l.offer_id = any(:offers)
            """;

    private final JdbcClient jdbc;
    private final ChoicePolicy policy;

    OfferChoice(JdbcClient jdbc, ChoicePolicy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    /** The order of the places of these offers, for a market and a destination (ISO 3166-1 alpha-2). */
    public Preference among(Collection<Long> offers, String market, String country) {
        if (offers.isEmpty()) {
            return Preference.BY_RANK;
        }
        Map<Place, Facts> facts = new HashMap<>();
        jdbc.sql(FACTS)
                .param("market", market)
                .param("offers", offers.toArray(Long[]::new))
                .query(row -> {
                    facts.put(new Place(row.getLong("offer_id"), row.getString("location")), facts(row, country));
                });
        return new Preference(policy.of(Tenancy.current(), market), facts);
    }

    private static Facts facts(ResultSet row, String country) throws SQLException {
        @Nullable Long age = row.getObject("age_seconds", Long.class);
        return new Facts(
                row.getObject("price_minor", Long.class),
                Distance.between(row.getString("country"), country),
                Freshness.of(age == null ? null : Duration.ofSeconds(age)));
    }
}
