package io.milehub.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brands, known by the slug of their name and by aliases; both fold case, accents and punctuation. */
@Service
public class Brands {
    private static final String NAME = """
            insert into catalogue.brand (tenant_id, name, slug)
            values (tenancy.current_tenant(), trim(:name), catalogue.slug(:name))
            on conflict (tenant_id, slug) do update set name = excluded.name where brand.name <> excluded.name
            """;

    private static final String ALIAS = """
            insert into catalogue.brand_alias (tenant_id, alias, brand_id)
            select tenancy.current_tenant(), catalogue.slug(:alias), b.brand_id
              from catalogue.brand b
             where b.tenant_id = tenancy.current_tenant() and b.slug = catalogue.slug(:name)
            on conflict (tenant_id, alias) do update set brand_id = excluded.brand_id
             where brand_alias.brand_id <> excluded.brand_id
            """;

    private final JdbcClient jdbc;

    Brands(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sees to it that the brand stands and is written this way. Repeating it changes nothing. */
    @Transactional
    public void name(String name) {
        jdbc.sql(NAME).param("name", name).update();
    }

    /** From the next item on that says so, {@code alias} means this brand, which is made if it does not stand yet. */
    @Transactional
    public void alias(String alias, String name) {
        name(name);
        jdbc.sql(ALIAS).param("alias", alias).param("name", name).update();
    }
}
