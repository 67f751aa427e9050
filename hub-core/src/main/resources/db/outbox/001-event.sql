--liquibase formatted sql

--changeset milehub:outbox-event splitStatements:false
--comment Events are written in the transaction of what they tell, and relayed from unsent rows, never by an id watermark.
--comment No foreign key to the tenant, which the policy proves already: checked row by row it took half of a bulk run's events.
create schema outbox;
grant usage on schema outbox to hub_app;

create table outbox.event (
  tenant_id         int not null,
  event_id          bigint generated always as identity,
  partition         smallint not null check (partition between 0 and 15),
  type              text not null,
  aggregate_type    text not null,
  aggregate_id      text not null,
  aggregate_version bigint not null,
  payload           jsonb not null,
  occurred_at       timestamptz not null default hub.now(),
  sent_at           timestamptz,
  primary key (tenant_id, event_id)
);
create index event_unsent on outbox.event (tenant_id, partition, event_id) where sent_at is null;
call tenancy.guard('outbox.event');

create function outbox.partition_of(aggregate_type text, aggregate_id text) returns smallint
  language sql immutable parallel safe
  return (hashtext(aggregate_type || ':' || aggregate_id) & 15)::smallint;

create table outbox.lease (
  tenant_id int not null references tenancy.tenant,
  partition smallint not null check (partition between 0 and 15),
  node      text not null,
  until     timestamptz not null,
  primary key (tenant_id, partition)
);
call tenancy.guard('outbox.lease');

create table outbox.inbox (
  tenant_id   int not null references tenancy.tenant,
  consumer    text not null,
  event_id    bigint not null,
  consumed_at timestamptz not null default hub.now(),
  primary key (tenant_id, consumer, event_id)
);
call tenancy.guard('outbox.inbox', 'select, insert, delete');
