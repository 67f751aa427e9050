--liquibase formatted sql

--changeset milehub:pricing-fx-rates splitStatements:false
--comment Append-only: every rate that was ever told, whenever it came. The current one is the last by version, then moment, then
--comment content, so that the order of arrival cannot matter. Metals and drawing rights have no rate here.
create table pricing.fx_rate (
  tenant_id    int not null,
  rate_id      bigint generated always as identity,
  source       text not null,
  base         char(3) not null check (base ~ '^[A-Z]{3}$'),
  quote        char(3) not null check (quote ~ '^[A-Z]{3}$'),
  type         text not null check (type in ('MID', 'BUY', 'SELL')),
  rate         numeric not null check (rate > 0),
  content_hash uuid not null,
  domain       text not null,
  version      bigint,
  as_of        timestamptz not null,
  delivery_id  bigint not null,
  ordinal      int not null,
  mapping_id   int not null,
  primary key (tenant_id, rate_id),
  foreign key (tenant_id, source) references intake.source,
  check (base <> quote)
);
create unique index fx_rate_told
  on pricing.fx_rate (tenant_id, source, base, quote, type, version desc nulls last, as_of desc, content_hash desc)
  nulls not distinct;
call tenancy.guard('pricing.fx_rate', 'select, insert');
