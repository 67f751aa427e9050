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

--comment Image rights windows: read with discovery (a planned issue); an image without a row is free to show.
create table assortment.image_right (
  tenant_id int not null references tenancy.tenant,
  url       text not null,
  validity  tstzrange not null,
  primary key (tenant_id, url)
);
call tenancy.guard('assortment.image_right');
