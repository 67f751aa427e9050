package io.milehub.catalogue.content;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much sources are trusted for single fields, where that differs from their rank. */
@Service
public class FieldRanks {
    private static final String FORGET = """
            delete from catalogue.field_rank
             where tenant_id = tenancy.current_tenant() and source = :source and field <> all (:fields)
            """;

    private static final String RANK = """
            insert into catalogue.field_rank as f (tenant_id, source, field, rank)
            values (tenancy.current_tenant(), :source, :field, :rank)
            on conflict (tenant_id, source, field) do update set rank = excluded.rank where f.rank <> excluded.rank
            """;

    private final JdbcClient jdbc;

    FieldRanks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sees to it that these and no others are the source's own ranks, lower being trusted more; for what is not named
     * the rank of the source holds. Products follow when something other than the price of one of their offers is told
     * anew. Repeating it changes nothing.
     */
    @Transactional
    public void provision(String source, Map<ProductField, Short> ranks) {
        String[] fields = ranks.keySet().stream().map(ProductField::key).toArray(String[]::new);
        jdbc.sql(FORGET).param("source", source).param("fields", fields).update();
        ranks.forEach((field, rank) -> jdbc.sql(RANK)
                .param("source", source)
                .param("field", field.key())
                .param("rank", rank)
                .update());
    }
}
