--liquibase formatted sql

--changeset milehub:intake-past-fact splitStatements:false
--comment What was once told and no longer stands, by where to find it: values are found out again from the delivery's bytes and
--comment the kept mapping. Append-only, written only for what changes: never by a first load. part is the location of a count
--comment and the type of a price. REPLACED: stood until the run told otherwise. REMOVED: stood until a snapshot of the run
--comment lacked it. LOST: the run told it, but it was older, or less trusted, than what stood. Prices that were replaced are
--comment not here: pricing.price_fact keeps its own. No foreign keys, as merges write it: see catalogue-product.
create table intake.past_fact (
  tenant_id    int not null,
  offer_id     bigint not null,
  kind         text not null check (kind in ('ITEM', 'STOCK', 'PRICE')),
  part         text not null default '',
  past_id      bigint generated always as identity,
  fate         text not null check (fate in ('REPLACED', 'REMOVED', 'LOST')),
  delivery_id  bigint not null,
  ordinal      int not null,
  mapping_id   int not null,
  version      bigint,
  as_of        timestamptz,
  content_hash uuid not null,
  run_id       bigint not null,
  primary key (tenant_id, offer_id, kind, part, past_id)
);
--comment A source that tells the same old thing again and again is written down once.
create unique index past_fact_lost
  on intake.past_fact (tenant_id, offer_id, kind, part, content_hash, version, as_of) nulls not distinct
  where fate = 'LOST';
call tenancy.guard('intake.past_fact', 'select, insert');
