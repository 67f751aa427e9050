--liquibase formatted sql

--changeset milehub:pricing-market splitStatements:false
create schema pricing;
grant usage on schema pricing to hub_app;

create table pricing.market (
  tenant_id   int not null references tenancy.tenant,
  market      text not null check (market ~ '^[a-z][a-z0-9-]{0,30}$'),
  countries   text[] not null check (cardinality(countries) > 0),
  currency    char(3) not null check (currency ~ '^[A-Z]{3}$'),
  tax_display text not null check (tax_display in ('INC', 'EXC')),
  primary key (tenant_id, market)
);
call tenancy.guard('pricing.market');

create table pricing.tax_rate (
  tenant_id int not null references tenancy.tenant,
  country   char(2) not null check (country ~ '^[A-Z]{2}$'),
  rate_bp   int not null check (rate_bp between 0 and 10000),
  validity  tstzrange not null,
  exclude using gist (tenant_id with =, country with =, validity with &&)
);
call tenancy.guard('pricing.tax_rate');

--changeset milehub:pricing-displayed splitStatements:false
--comment An amount brought from one tax display to another, half-up to the minor unit, rounded once. A factor is 10000 for
--comment an amount without tax and 10000 plus the rate in basis points for one with; null when a rate is not known.
create function pricing.displayed(amount_minor bigint, from_factor int, to_factor int) returns bigint
  language sql immutable parallel safe
return case when from_factor = to_factor then amount_minor
  else div(2::numeric * amount_minor * to_factor + from_factor, 2 * from_factor)::bigint end;

--changeset milehub:pricing-in-market splitStatements:false
--comment What a supplier told, as a market shows it; what already is so is left as it is. told_factor is that of the rate of
--comment tax_country, home_factor that of the market's own country: null where the rate is not known.
create function pricing.in_market(amount_minor bigint, tax_mode text, tax_country text, told_factor int,
                                  tax_display text, home text, home_factor int) returns bigint
  language sql immutable parallel safe
return case when tax_display = 'INC' and tax_country = home then amount_minor
  else pricing.displayed(amount_minor,
         case when tax_mode = 'EXC' then 10000 else told_factor end,
         case when tax_display = 'EXC' then 10000 else home_factor end) end;

--changeset milehub:pricing-facts splitStatements:false
--comment A price fact is a supplier's word; the live one has no end. Market '*' is any. Only its end may be set later, and
--comment where it was told last, when the same word is told again. told_by is the kind of feed: a catalogue and a price feed
--comment may both tell the RRP of an offer; both stand, and the price feed's is read. That of a catalogue stands in the offer
--comment itself, as part of its item; here it is written down when it ends. No foreign keys: see catalogue-product.
create table pricing.price_fact (
  tenant_id    int not null,
  fact_id      bigint generated always as identity,
  offer_id     bigint not null,
  market       text not null default '*',
  type         text not null check (type in ('RRP', 'COST', 'FLOOR')),
  told_by      text not null check (told_by in ('ITEM', 'PRICE')),
  amount_minor bigint not null check (amount_minor > 0),
  currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
  tax_mode     text not null check (tax_mode in ('INC', 'EXC')),
  tax_country  char(2),
  content_hash uuid not null,
  raw_hash     uuid,
  domain       text not null,
  version      bigint,
  as_of        timestamptz,
  valid_from   timestamptz not null,
  valid_to     timestamptz check (valid_to >= valid_from),
  source       text not null,
  delivery_id  bigint not null,
  ordinal      int not null,
  mapping_id   int not null,
  primary key (tenant_id, fact_id),
  check ((tax_mode = 'INC') = (tax_country is not null)),
  check (told_by = 'PRICE' or valid_to is not null)
);
create unique index price_fact_live on pricing.price_fact (tenant_id, offer_id, market, type) where valid_to is null;
call tenancy.guard('pricing.price_fact', 'select, insert, update');

--comment What members were shown, append-only from the first day (price history is owed by law, Directive 98/6/EC art. 6a).
create table pricing.price_shown (
  tenant_id    int not null,
  variant_id   bigint not null,
  market       text not null,
  audience     text not null,
  shown_from   timestamptz not null,
  amount_minor bigint check (amount_minor > 0),
  currency     char(3) not null,
  offer_id     bigint,
  primary key (tenant_id, variant_id, market, audience, shown_from),
  check ((amount_minor is null) = (offer_id is null))
);
call tenancy.guard('pricing.price_shown', 'select, insert');
