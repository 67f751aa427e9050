--liquibase formatted sql

--changeset milehub:sample splitStatements:false
create schema hub;
grant usage on schema hub to hub_app;

create function hub.now() returns timestamptz
  language sql volatile
  return clock_timestamp();

create procedure hub.move_clock(clock_offset interval)
  language plpgsql
as $$
begin
  execute format(
    'create or replace function hub.now() returns timestamptz language sql volatile'
      ' return clock_timestamp() + %L::interval', clock_offset);
end
$$;

create schema tenancy;
grant usage on schema tenancy to hub_app;

create table tenancy.tenant (tenant_id int primary key, name text not null unique);

create function tenancy.tenants() returns table (tenant_id int, name text)
  language sql stable security definer
  set search_path = pg_catalog, tenancy
as $$ select t.tenant_id, t.name from tenancy.tenant t $$;

create schema sample;
grant usage on schema sample to hub_app;

create table sample.note (
  tenant_id int not null,
  note_id   int not null,
  words     text not null,
  primary key (tenant_id, note_id)
);
alter table sample.note enable row level security;
alter table sample.note force row level security;
create policy tenant on sample.note
  using (tenant_id = current_setting('hub.tenant')::int)
  with check (tenant_id = current_setting('hub.tenant')::int);
grant select, insert, update, delete on sample.note to hub_app;
