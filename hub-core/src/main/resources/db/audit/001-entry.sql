--liquibase formatted sql

--changeset milehub:audit-entry splitStatements:false
--comment Who decided what and why; append-only. Written by operators' decisions and provisioning.
create schema audit;
grant usage on schema audit to hub_app;

create table audit.entry (
  tenant_id int not null references tenancy.tenant,
  entry_id  bigint generated always as identity,
  at        timestamptz not null default hub.now(),
  actor     text not null,
  action    text not null,
  subject   text not null,
  detail    jsonb not null default '{}',
  primary key (tenant_id, entry_id)
);
call tenancy.guard('audit.entry', 'select, insert');
