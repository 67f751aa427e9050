package io.milehub.pricing;

import io.milehub.canonical.RecordKind;
import io.milehub.catalogue.FactParameters;
import io.milehub.database.ScratchTable;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds staged rates to those that were told before. Nothing that stands is changed, so what comes late or twice does no
 * harm: which rate is the current one, {@link FxRates} finds by what the rates say of themselves.
 */
@Component
class FxRateMerge implements MergeTarget {
    private static final ScratchTable CHANGES = ScratchTable.ofShortRows("fx_rate_change", """
            base text, quote text, type text, rate numeric, was numeric, hash uuid, version bigint, as_of timestamptz,
            delivery_id bigint, ordinal int, verb text
            """);

    /** What is later than the current rate of its pair changes it; what is not is kept beside it. */
    private static final String FIND = """
            insert into pg_temp.fx_rate_change
            select s.base, s.quote, s.type, s.rate, f.rate, s.hash, s.version, s.as_of, s.delivery_id, s.ordinal,
                   case when f.rate is null then 'ADDED'
                        when (f.version, f.as_of, f.content_hash) is not distinct from (s.version, s.as_of, s.hash)
                          then 'SAME'
                        when not catalogue.later(:byVersion, s.version, s.as_of, s.hash, f.version, f.as_of,
                                                 f.content_hash) then 'OLDER'
                        when f.rate = s.rate then 'ADVANCED' else 'CHANGED' end as verb
              from (select distinct on (base, quote, type, version, as_of, hash) * from pg_temp.stage_fx_rate
                     order by base, quote, type, version, as_of, hash, delivery_id, ordinal) s
              left join lateral (
                   select r.rate, r.version, r.as_of, r.content_hash
                     from pricing.fx_rate r
                    where r.tenant_id = tenancy.current_tenant() and r.source = :source and r.base = s.base
                      and r.quote = s.quote and r.type = s.type
                    order by r.version desc nulls last, r.as_of desc, r.content_hash desc
                    limit 1) f on true
            """;

    private static final String COUNT = MergeCounts.countedIn("fx_rate_change");

    private static final String ADD = """
            insert into pricing.fx_rate (tenant_id, source, base, quote, type, rate, content_hash, domain, version,
                   as_of, delivery_id, ordinal, mapping_id)
            select tenancy.current_tenant(), :source, c.base, c.quote, c.type, c.rate, c.hash, :domain, c.version,
                   c.as_of, c.delivery_id, c.ordinal, :mapping
              from pg_temp.fx_rate_change c
             where c.verb <> 'SAME'
            on conflict (tenant_id, source, base, quote, type, version, as_of, content_hash) do nothing
            """;

    private final JdbcClient jdbc;

    FxRateMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.FX_RATE;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public MergeCounts plan(MergeContext context) {
        CHANGES.ready();
        jdbc.sql(FIND).params(FactParameters.of(context)).update();
        return jdbc.sql(COUNT).query(MergeCounts.class).single();
    }

    @Override
    public void apply(MergeContext context) {
        jdbc.sql(ADD).params(FactParameters.of(context)).update();
    }
}
