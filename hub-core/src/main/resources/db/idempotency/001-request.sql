--liquibase formatted sql

--changeset milehub:idempotency-request splitStatements:false
--comment One row an unsafe call: in flight until the response is kept. A key belongs to one principal. A call whose node
--comment died, or that did not come to an end (5xx, 202), may be taken again, with the same payload, after leased_until.
create schema idempotency;
grant usage on schema idempotency to hub_app;

create table idempotency.request (
  tenant_id    int not null references tenancy.tenant,
  principal    text not null,
  key          text not null check (length(key) between 1 and 255),
  method       text not null,
  path         text not null,
  payload_hash bytea not null check (length(payload_hash) = 32),
  attempt      int not null default 1,
  started_at   timestamptz not null default hub.now(),
  leased_until timestamptz not null,
  finished_at  timestamptz,
  status       smallint,
  location     text,
  content_type text,
  body         bytea,
  primary key (tenant_id, principal, key),
  check ((finished_at is null) = (status is null))
);
create index request_started on idempotency.request (tenant_id, started_at);
call tenancy.guard('idempotency.request');
