package io.milehub.catalogue.link;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps old public ids leading somewhere. A variant that loses its last live offer because it moved, or a product its
 * last live variant, has moved to wherever they went; that is forgotten when it lives again. A redirect is worked out
 * from these moves: from what is dead along them to the living, of which the best offer decides. So it never leads to
 * what is dead, takes one step however often ids moved, and ends while nothing lives behind it.
 *
 * <p>What lives has no moves of its own, and moves lead to what lives at that time: so they form no circle.
 */
public class Redirects {
    /** Counted, since for the first of them alone the planner would try every link with every variant. */
    private static final String ANY_MOVED = """
            select (select count(*) from pg_temp.item_link l join pg_temp.item_variant t using (variant_key)
                     where l.old_variant_id <> t.variant_id) > 0
                or (select count(*)
                      from pg_temp.item_variant t
                      join catalogue.variant v
                        on v.tenant_id = tenancy.current_tenant() and v.variant_id = t.variant_id
                     where t.old_product_id <> v.product_id) > 0
                or exists (select from catalogue.move where tenant_id = tenancy.current_tenant())
            """;

    private static final String FORGET_LIVING = """
            delete from catalogue.move m
             where m.tenant_id = tenancy.current_tenant()
               and ((m.kind = 'VARIANT' and m.old_id in (select variant_id from pg_temp.item_best))
                 or (m.kind = 'PRODUCT' and m.old_id in (select product_id from pg_temp.item_product)))
            """;

    private static final String MOVE_VARIANTS = """
            insert into catalogue.move (tenant_id, kind, old_id, new_id)
            select distinct tenancy.current_tenant(), 'VARIANT', l.old_variant_id, t.variant_id
              from pg_temp.item_link l
              join pg_temp.item_variant t using (variant_key)
             where l.old_variant_id <> t.variant_id
               and not exists (select from pg_temp.item_best b where b.variant_id = l.old_variant_id)
            on conflict do nothing
            """;

    private static final String MOVE_PRODUCTS = """
            insert into catalogue.move (tenant_id, kind, old_id, new_id)
            select tenancy.current_tenant(), 'PRODUCT', w.old_id, w.new_id
              from (select t.old_product_id as old_id, v.product_id as new_id
                      from pg_temp.item_variant t
                      join catalogue.variant v
                        on v.tenant_id = tenancy.current_tenant() and v.variant_id = t.variant_id
                     where t.old_product_id <> v.product_id
                    union
                    select b.old_product_id, v.product_id
                      from pg_temp.item_link l
                      join pg_temp.item_variant b on b.variant_id = l.old_variant_id
                      join pg_temp.item_variant t on t.variant_key = l.variant_key
                      join catalogue.variant v
                        on v.tenant_id = tenancy.current_tenant() and v.variant_id = t.variant_id
                     where b.old_product_id <> v.product_id) w
             where not exists (
                     select from catalogue.variant x
                       join catalogue.offer o
                         on o.tenant_id = tenancy.current_tenant() and o.variant_id = x.variant_id
                        and o.removed_at is null
                      where x.tenant_id = tenancy.current_tenant() and x.product_id = w.old_id)
            on conflict do nothing
            """;

    /** Of every id from which something that the run touched can be reached; what lives has no moves to follow. */
    private static final String LEAD = """
            with recursive affected(id) as (
              %2$s
              union
              select m.old_id
                from affected a
                join catalogue.move m on m.tenant_id = tenancy.current_tenant() and m.kind = '%1$s' and m.new_id = a.id
            ), ahead(old_id, id) as (
              select a.id, m.new_id
                from affected a
                join catalogue.move m on m.tenant_id = tenancy.current_tenant() and m.kind = '%1$s' and m.old_id = a.id
              union
              select a.old_id, m.new_id
                from ahead a
                join catalogue.move m on m.tenant_id = tenancy.current_tenant() and m.kind = '%1$s' and m.old_id = a.id
            ), target as (
              select distinct on (a.old_id) a.old_id, a.id as new_id
                from ahead a
                %3$s
                join intake.source r on r.tenant_id = tenancy.current_tenant() and r.source = o.source
               order by a.old_id, r.rank, r.source, o.supplier_sku collate "C"
            ), ended as (
              delete from catalogue.redirect r
               where r.tenant_id = tenancy.current_tenant() and r.kind = '%1$s'
                 and r.old_id in (select id from affected) and r.old_id not in (select old_id from target))
            insert into catalogue.redirect as r (tenant_id, kind, old_id, new_id)
            select tenancy.current_tenant(), '%1$s', old_id, new_id from target
            on conflict (tenant_id, kind, old_id) do update set new_id = excluded.new_id, at = excluded.at
             where r.new_id <> excluded.new_id
            """;

    private static final String LEAD_VARIANTS = LEAD.formatted("VARIANT", """
            select variant_id from pg_temp.item_variant
            """, """
            join catalogue.offer o
                  on o.tenant_id = tenancy.current_tenant() and o.variant_id = a.id and o.removed_at is null
            """);

    private static final String LEAD_PRODUCTS = LEAD.formatted("PRODUCT", """
            (select product_id from pg_temp.item_product
               union
               select old_product_id from pg_temp.item_variant where old_product_id is not null)
            """, """
            join catalogue.variant v on v.tenant_id = tenancy.current_tenant() and v.product_id = a.id
                join catalogue.offer o
                  on o.tenant_id = tenancy.current_tenant() and o.variant_id = v.variant_id and o.removed_at is null
            """);

    private final JdbcClient jdbc;

    public Redirects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Brings redirects up to date when links are written and removed offers marked; mostly there is nothing to do. */
    public void follow() {
        if (jdbc.sql(ANY_MOVED).query(Boolean.class).single()) {
            jdbc.sql(FORGET_LIVING).update();
            jdbc.sql(MOVE_VARIANTS).update();
            jdbc.sql(MOVE_PRODUCTS).update();
            jdbc.sql(LEAD_VARIANTS).update();
            jdbc.sql(LEAD_PRODUCTS).update();
        }
    }
}
