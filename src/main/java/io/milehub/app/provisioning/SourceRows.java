package io.milehub.app.provisioning;

import io.milehub.app.configuration.SourceProperties;
import io.milehub.intake.guard.GuardJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of suppliers and sources, written only where they differ. */
@Repository
class SourceRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String TURN = """
            select pg_advisory_xact_lock(tenancy.current_tenant(), hashtext('provisioning'))
            """;
    private static final String SUPPLIER = """
            insert into intake.supplier (tenant_id, name) values (tenancy.current_tenant(), :name)
            on conflict (tenant_id, name) do nothing
            """;
    private static final String SUPPLIER_ID = """
            select supplier_id from intake.supplier where tenant_id = tenancy.current_tenant() and name = :name
            """;
    private static final String SOURCE = """
            insert into intake.source as s (tenant_id, source, supplier_id, rank, lag, stock_meaning, buffer, limits,
                   country, location_countries)
            values (tenancy.current_tenant(), :source, :supplier, :rank, :lag::interval, :meaning, :buffer,
                    :limits::jsonb, :country, :countries::jsonb)
            on conflict (tenant_id, source) do update
               set supplier_id = excluded.supplier_id, rank = excluded.rank, lag = excluded.lag,
                   stock_meaning = excluded.stock_meaning, buffer = excluded.buffer, limits = excluded.limits,
                   country = excluded.country, location_countries = excluded.location_countries
             where (s.supplier_id, s.rank, s.lag, s.stock_meaning, s.buffer, s.limits, s.country, s.location_countries)
                   is distinct from
                   (excluded.supplier_id, excluded.rank, excluded.lag, excluded.stock_meaning, excluded.buffer,
                    excluded.limits, excluded.country, excluded.location_countries)
            """;
    private static final String FORGET_AUTHORITY = """
            delete from inventory.authority
             where tenant_id = tenancy.current_tenant() and source = :source
               and (supplier_id <> :supplier or location <> all (:locations))
            """;
    private static final String AUTHORITY = """
            insert into inventory.authority as a (tenant_id, supplier_id, location, source)
            select tenancy.current_tenant(), :supplier, l, :source from unnest(:locations::text[]) l
            on conflict (tenant_id, supplier_id, location) do update set source = excluded.source
             where a.source <> excluded.source
            """;

    /** Levels follow a new buffer at once, in key order, as everybody locks them. */
    private static final String BUFFER = """
            with moved as (
              select l.offer_id, l.location
                from inventory.stock_level l
                join intake.source s using (tenant_id, source)
               where l.tenant_id = tenancy.current_tenant() and l.source = :source and l.buffer <> s.buffer
               order by l.offer_id, l.location
                 for update of l)
            update inventory.stock_level l set buffer = s.buffer
              from moved m, intake.source s
             where l.tenant_id = tenancy.current_tenant() and l.offer_id = m.offer_id and l.location = m.location
               and s.tenant_id = tenancy.current_tenant() and s.source = :source
            """;

    private final JdbcClient jdbc;

    SourceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One node provisions a tenant at a time; the turn ends with the transaction. */
    void takeTurn() {
        jdbc.sql(TURN).query((_, _) -> true).single();
    }

    /** The supplier's id. */
    int source(String name, SourceProperties source) {
        jdbc.sql(SUPPLIER).param("name", source.supplier()).update();
        int supplier = jdbc.sql(SUPPLIER_ID)
                .param("name", source.supplier())
                .query(Integer.class)
                .single();
        int changed = jdbc.sql(SOURCE)
                .param("source", name)
                .param("supplier", supplier)
                .param("rank", source.rank())
                .param("lag", source.lag().toString())
                .param("meaning", source.stockMeaning().name())
                .param("buffer", source.buffer())
                .param("limits", GuardJson.of(source.limits().limits()))
                .param("country", source.country())
                .param("countries", JSON.writeValueAsString(source.locationCountries()))
                .update();
        if (changed > 0) {
            jdbc.sql(BUFFER).param("source", name).update();
        }
        String[] locations = source.stockAuthority().toArray(String[]::new);
        for (String statement : new String[] {FORGET_AUTHORITY, AUTHORITY}) {
            jdbc.sql(statement)
                    .param("source", name)
                    .param("supplier", supplier)
                    .param("locations", locations)
                    .update();
        }
        return supplier;
    }
}
