package io.milehub.pricing;

import io.milehub.canonical.FxRate;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What currencies cost in each other, as sources told it. */
@Service
public class FxRates {
    /** Of the source that is trusted most; among its rates the last that is not after the moment. */
    private static final String AT = """
            select r.rate, r.as_of, r.source
              from pricing.fx_rate r
              join intake.source s on s.tenant_id = tenancy.current_tenant() and s.source = r.source
             where r.tenant_id = tenancy.current_tenant() and r.base = :base and r.quote = :quote and r.type = :type
               and r.as_of <= :at
             order by s.rank, r.source, r.version desc nulls last, r.as_of desc, r.content_hash desc
             limit 1
            """;

    /**
     * A rate that stood at a moment.
     *
     * @param rate what one unit of the base costs in the quote, exact
     * @param asOf since when
     * @param source who told it
     */
    public record Told(BigDecimal rate, Instant asOf, String source) {}

    private final JdbcClient jdbc;

    FxRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rate that stood at a moment as far as it is known now; nothing is computed from other pairs. */
    @Transactional(readOnly = true)
    public Optional<Told> at(Currency base, Currency quote, FxRate.Type type, Instant moment) {
        return jdbc.sql(AT)
                .param("base", base.getCurrencyCode())
                .param("quote", quote.getCurrencyCode())
                .param("type", type.name())
                .param("at", Timestamp.from(moment))
                .query((row, _) -> new Told(
                        row.getBigDecimal("rate"),
                        row.getObject("as_of", OffsetDateTime.class).toInstant(),
                        row.getString("source")))
                .optional();
    }
}
