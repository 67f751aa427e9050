--liquibase formatted sql

--changeset milehub:assortment-listing splitStatements:false
--comment What is sold to whom: listings by market, and rules that hide, bar shipping, bar discount or set a floor.
create schema assortment;
grant usage on schema assortment to hub_app;

create table assortment.listing (
  tenant_id    int not null,
  product_id   bigint not null,
  market       text not null,
  state        text not null check (state in ('DRAFT', 'IN_REVIEW', 'LISTED', 'DELISTED')),
  publish_from timestamptz,
  publish_to   timestamptz check (publish_to > publish_from),
  tier         text,
  primary key (tenant_id, product_id, market),
  foreign key (tenant_id, product_id) references catalogue.product,
  foreign key (tenant_id, market) references pricing.market,
  foreign key (tenant_id, tier) references membership.tier
);
create index listing_listed on assortment.listing (tenant_id, market, product_id) where state = 'LISTED';
call tenancy.guard('assortment.listing');

create table assortment.sale_rule (
  tenant_id  int not null references tenancy.tenant,
  rule_id    bigint generated always as identity,
  brand_id   int,
  product_id bigint,
  offer_id   bigint,
  category   text,
  tier       text,
  country    char(2),
  effect     text not null check (effect in ('HIDE', 'NO_SHIP', 'NO_DISCOUNT', 'FLOOR')),
  amount_minor bigint check ((effect = 'FLOOR') = (amount_minor is not null)),
  validity   tstzrange not null,
  reason     text not null,
  primary key (tenant_id, rule_id),
  foreign key (tenant_id, brand_id) references catalogue.brand,
  foreign key (tenant_id, product_id) references catalogue.product,
  foreign key (tenant_id, offer_id) references catalogue.offer,
  check (num_nonnulls(brand_id, product_id, offer_id, category) = 1)
);
create index sale_rule_brand on assortment.sale_rule (tenant_id, brand_id) where brand_id is not null;
create index sale_rule_product on assortment.sale_rule (tenant_id, product_id) where product_id is not null;
create index sale_rule_offer on assortment.sale_rule (tenant_id, offer_id) where offer_id is not null;
create index sale_rule_category on assortment.sale_rule (tenant_id, category) where category is not null;
call tenancy.guard('assortment.sale_rule');

--changeset milehub:assortment-image-right splitStatements:false
--comment Image rights windows: read with discovery (a planned issue); an image without a row is free to show.
create table assortment.image_right (
  tenant_id int not null references tenancy.tenant,
  url       text not null,
  validity  tstzrange not null,
  primary key (tenant_id, url)
);
call tenancy.guard('assortment.image_right');

--changeset milehub:assortment-sellable splitStatements:false
--comment What may be sold, in one place for lists, detail, hold and checkout: the offers that a viewer of this tier may buy
--comment in the market for delivery to the country, now. The planner inlines it, so a condition on product_id, variant_id
--comment or offer_id outside drives the indexes inside. hub.now() stands in subselects, as a volatile condition could not.
--comment The tenant is read in subselects as well, once a statement, where its bare name would be read anew by each look-up; and
--comment whether any rule is in force at all is asked once, before any product is looked at for one.
--comment A rule without country or tier is for all; one on a category is also for the categories below it.
create function assortment.sellable(in_market text, to_country text, viewer_tier text)
  returns table (product_id bigint, variant_id bigint, offer_id bigint, lifetime_limit int, agreement_id int,
                 source_rank int, amount_minor bigint, currency text)
  language sql stable
as $$
  select v.product_id, v.variant_id, o.offer_id, o.lifetime_limit, a.agreement_id, s.rank::int, shown.amount_minor, shown.currency::text
    from catalogue.variant v
    join catalogue.offer o on o.tenant_id = (select tenancy.current_tenant()) and o.variant_id = v.variant_id
    join assortment.listing l
      on l.tenant_id = (select tenancy.current_tenant()) and l.product_id = v.product_id and l.market = in_market
    join intake.source s on s.tenant_id = (select tenancy.current_tenant()) and s.source = o.source
    cross join lateral (
      select x.agreement_id
        from catalogue.agreement x
       where x.tenant_id = (select tenancy.current_tenant()) and x.supplier_id = o.supplier_id
         and (o.agreement_id is null or x.agreement_id = o.agreement_id)
         and x.validity @> (select hub.now())
       order by x.agreement_id
       limit 1) a
    cross join lateral (
      select x.amount_minor, x.currency
        from pricing.price_shown x
       where x.tenant_id = (select tenancy.current_tenant()) and x.variant_id = v.variant_id and x.market = in_market
         and x.audience = 'member'
       order by x.shown_from desc
       limit 1) shown
   where v.tenant_id = (select tenancy.current_tenant())
     and o.removed_at is null
     and shown.amount_minor is not null
     and l.state = 'LISTED'
     and (l.publish_from is null or l.publish_from <= (select hub.now()))
     and (l.publish_to is null or l.publish_to > (select hub.now()))
     and (l.tier is null or exists (
           select from membership.tier needed
             join membership.tier had
               on had.tenant_id = (select tenancy.current_tenant()) and had.tier = viewer_tier and had.rank >= needed.rank
            where needed.tenant_id = (select tenancy.current_tenant()) and needed.tier = l.tier))
     and (not (select exists (
           select from assortment.sale_rule r
            where r.tenant_id = (select tenancy.current_tenant()) and r.effect in ('HIDE', 'NO_SHIP')
              and r.validity @> (select hub.now())
              and (r.country is null or r.country = to_country)
              and (r.tier is null or r.tier = viewer_tier)))
          or not exists (
           select from assortment.sale_rule r
             join catalogue.product p on p.tenant_id = (select tenancy.current_tenant()) and p.product_id = v.product_id
            where r.tenant_id = (select tenancy.current_tenant()) and r.effect in ('HIDE', 'NO_SHIP')
              and r.validity @> (select hub.now())
              and (r.country is null or r.country = to_country)
              and (r.tier is null or r.tier = viewer_tier)
              and (r.brand_id = p.brand_id or r.product_id = p.product_id or r.offer_id = o.offer_id
                   or r.category = p.category or starts_with(p.category, r.category || '/'))))
$$;

--changeset milehub:assortment-expectations splitStatements:false
--comment Before the first load the planner knows nothing of these tables, assumes 200 values in every column, and so takes
--comment a tenant's offers for one row and joins them with themselves one by one (12,000 prices took two minutes). It is told
--comment what to expect; the first ANALYZE replaces it. n_distinct: 1 or more is a count, below 0 a share of the rows.
select pg_restore_attribute_stats('schemaname', t.schema, 'relname', t.name, 'attname', t.attribute, 'inherited', false,
         'null_frac', case when t.attribute in ('removed_at', 'valid_to') then 0.95 else 0 end::real, 'avg_width', t.width, 'n_distinct', t.expected::real)
  from (values
    ('catalogue', 'offer', 'tenant_id', 4, 1), ('catalogue', 'offer', 'offer_id', 8, -1),
    ('catalogue', 'offer', 'supplier_id', 4, 3), ('catalogue', 'offer', 'supplier_sku', 14, -1),
    ('catalogue', 'offer', 'variant_id', 8, -0.9), ('catalogue', 'offer', 'style_class', 16, -0.9),
    ('catalogue', 'offer', 'source', 12, 3), ('catalogue', 'offer', 'removed_at', 8, -0.01),
    ('catalogue', 'variant', 'tenant_id', 4, 1), ('catalogue', 'variant', 'variant_id', 8, -1),
    ('catalogue', 'variant', 'variant_key', 16, -1), ('catalogue', 'variant', 'product_id', 8, -0.2),
    ('catalogue', 'product', 'tenant_id', 4, 1), ('catalogue', 'product', 'product_id', 8, -1),
    ('catalogue', 'product', 'brand_id', 4, 20), ('catalogue', 'product', 'style_key', 12, -1),
    ('pricing', 'price_fact', 'tenant_id', 4, 1), ('pricing', 'price_fact', 'offer_id', 8, -0.9),
    ('pricing', 'price_fact', 'market', 2, 1), ('pricing', 'price_fact', 'type', 4, 1),
    ('pricing', 'price_fact', 'told_by', 5, 1), ('pricing', 'price_fact', 'valid_to', 8, -0.01),
    ('pricing', 'price_shown', 'tenant_id', 4, 1), ('pricing', 'price_shown', 'variant_id', 8, -0.9),
    ('pricing', 'price_shown', 'market', 3, 1), ('pricing', 'price_shown', 'audience', 7, 1),
    ('inventory', 'stock_level', 'tenant_id', 4, 1), ('inventory', 'stock_level', 'offer_id', 8, -0.9),
    ('inventory', 'stock_level', 'location', 5, 1),
    ('assortment', 'listing', 'tenant_id', 4, 1), ('assortment', 'listing', 'product_id', 8, -1),
    ('assortment', 'listing', 'market', 3, 1)) t(schema, name, attribute, width, expected);
