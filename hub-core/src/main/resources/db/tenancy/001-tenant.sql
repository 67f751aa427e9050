--liquibase formatted sql

--changeset milehub:tenancy-guard splitStatements:false
--comment Every tenant table is put under row-level security by tenancy.guard; without a tenant in the transaction the
--comment cast of the missing or empty setting is an error, never an empty result. The policy is the application's alone:
--comment the owner, under forced security without a policy, sees no row, but through a policy that a table names. In a
--comment subselect the tenant is read once a statement and not once a row.
create schema tenancy;
grant usage on schema tenancy to hub_app;

create function tenancy.current_tenant() returns int
  language sql stable
  return current_setting('hub.tenant')::int;

create procedure tenancy.guard(tenant_table regclass, rights text default 'select, insert, update, delete')
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format('create policy tenant on %s to hub_app using (tenant_id = (select tenancy.current_tenant()))'
    ' with check (tenant_id = (select tenancy.current_tenant()))', tenant_table);
  execute format('grant %s on %s to hub_app', rights, tenant_table);
end
$$;
revoke all on procedure tenancy.guard(regclass, text) from public;

--changeset milehub:tenancy-tenant splitStatements:false
--comment A tenant is a shop. The owner provisions tenants; the application sees its own, and lists all through one function.
create table tenancy.tenant (
  tenant_id  int primary key check (tenant_id > 0),
  name       text not null unique check (name ~ '^[a-z][a-z0-9-]{0,62}$'),
  created_at timestamptz not null default hub.now()
);
call tenancy.guard('tenancy.tenant', 'select');
create policy provisioning on tenancy.tenant to hub_owner using (true) with check (true);

create function tenancy.tenants() returns table (tenant_id int, name text)
  language sql stable security definer
  set search_path = pg_catalog, tenancy
as $$ select t.tenant_id, t.name from tenancy.tenant t order by t.tenant_id $$;
revoke all on function tenancy.tenants() from public;
grant execute on function tenancy.tenants() to hub_app;
