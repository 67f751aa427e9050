--liquibase formatted sql

--changeset milehub:membership-member splitStatements:false
--comment A person (member) apart from what they subscribed to (membership). Tiers order what may be seen.
create schema membership;
grant usage on schema membership to hub_app;

create table membership.tier (
  tenant_id int not null references tenancy.tenant,
  tier      text not null,
  rank      smallint not null,
  primary key (tenant_id, tier),
  unique (tenant_id, rank)
);
call tenancy.guard('membership.tier');

create table membership.member (
  tenant_id  int not null references tenancy.tenant,
  member_id  bigint generated always as identity,
  handle     text not null check (handle ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  name       text not null,
  email      text,
  created_at timestamptz not null default hub.now(),
  primary key (tenant_id, member_id),
  unique (tenant_id, handle)
);
call tenancy.guard('membership.member');

create table membership.membership (
  tenant_id     int not null,
  membership_id bigint generated always as identity,
  member_id     bigint not null,
  plan          text not null,
  tier          text not null,
  state         text not null check (state in ('INVITED', 'ACTIVE', 'PAST_DUE', 'SUSPENDED', 'LAPSED')),
  validity      tstzrange not null,
  primary key (tenant_id, membership_id),
  foreign key (tenant_id, member_id) references membership.member,
  foreign key (tenant_id, tier) references membership.tier,
  exclude using gist (tenant_id with =, member_id with =, validity with &&)
);
call tenancy.guard('membership.membership');

--changeset milehub:membership-client splitStatements:false
--comment OAuth 2 clients: a member's own or an operator's. A client id is looked up before its tenant is known, so the
--comment lookup is one owner's function with a fixed search path.
create table membership.client (
  tenant_id   int not null references tenancy.tenant,
  client_id   text not null check (length(client_id) between 3 and 100),
  secret_hash text not null,
  member_id   bigint,
  scopes      text[] not null check (cardinality(scopes) > 0),
  created_at  timestamptz not null default hub.now(),
  revoked_at  timestamptz,
  primary key (tenant_id, client_id),
  unique (client_id),
  foreign key (tenant_id, member_id) references membership.member
);
call tenancy.guard('membership.client');
create policy lookup on membership.client for select to hub_owner using (true);

create function membership.find_client(wanted text)
  returns table (tenant_id int, client_id text, secret_hash text, member_id bigint, scopes text[])
  language sql stable security definer
  set search_path = pg_catalog, membership
as $$
  select c.tenant_id, c.client_id, c.secret_hash, c.member_id, c.scopes
    from membership.client c
   where c.client_id = wanted and c.revoked_at is null
$$;
revoke all on function membership.find_client(text) from public;
grant execute on function membership.find_client(text) to hub_app;
