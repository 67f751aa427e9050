--liquibase formatted sql

--changeset milehub:intake-source splitStatements:false
--comment A source is one feed provider of a supplier. `rank` orders sources by trust where they tell of one product;
--comment `lag` and `stock_meaning` are read when promises are matched with counts (stock and holds).
create schema intake;
grant usage on schema intake to hub_app;

create table intake.supplier (
  tenant_id   int not null references tenancy.tenant,
  supplier_id int generated always as identity,
  name        text not null,
  primary key (tenant_id, supplier_id),
  unique (tenant_id, name)
);
call tenancy.guard('intake.supplier');

create table intake.source (
  tenant_id     int not null,
  source        text not null check (source ~ '^[a-z][a-z0-9-]{0,62}$'),
  supplier_id   int not null,
  rank          smallint not null default 100,
  lag           interval not null default '0',
  stock_meaning text not null default 'NET_ON_ACK' check (stock_meaning in ('NET_ON_ACK', 'NET_ON_SHIP', 'ALLOTMENT')),
  buffer        int not null default 0 check (buffer >= 0),
  limits        jsonb not null default '{}',
  country       char(2) check (country ~ '^[A-Z]{2}$'),
  location_countries jsonb not null default '{}',
  primary key (tenant_id, source),
  foreign key (tenant_id, supplier_id) references intake.supplier
);
call tenancy.guard('intake.source');

--changeset milehub:intake-delivery splitStatements:false
--comment A delivery is what arrived, byte for byte, in content-addressed zstd chunks, with its receipt.
--comment `applied_run_id` is set by the merge that carried it: unset means still to be worked on.
create table intake.chunk (
  tenant_id  int not null references tenancy.tenant,
  hash       bytea not null check (length(hash) = 32),
  bytes      bytea not null,
  size_bytes int not null check (size_bytes > 0),
  primary key (tenant_id, hash)
);
alter table intake.chunk alter column bytes set storage external;
call tenancy.guard('intake.chunk', 'select, insert, delete');

create table intake.delivery (
  tenant_id      int not null,
  delivery_id    bigint generated always as identity,
  source         text not null,
  feed           text not null,
  transport      text not null check (transport in ('PULL', 'WEBHOOK')),
  external_id    text check (length(external_id) between 1 and 255),
  received_at    timestamptz not null default hub.now(),
  content_type   text,
  content_hash   bytea not null check (length(content_hash) = 32),
  size_bytes     bigint not null check (size_bytes >= 0),
  chunks         bytea[] not null,
  applied_run_id bigint,
  primary key (tenant_id, delivery_id),
  foreign key (tenant_id, source) references intake.source
);
create unique index delivery_external on intake.delivery (tenant_id, source, feed, external_id) where external_id is not null;
create index delivery_waiting on intake.delivery (tenant_id, source, feed, delivery_id)
  where applied_run_id is null and transport = 'WEBHOOK';
call tenancy.guard('intake.delivery', 'select, insert, update');

--changeset milehub:intake-run splitStatements:false
--comment A run is one pull (all its pages) or one micro-batch of webhooks. HELD, SUPERSEDED and REFUSED are the guard's:
--comment effect is what a run would do, or did, by measure; findings say which limits it was beyond, with samples; approved
--comment is the effect that an operator released. moment is what a snapshot attests: its as_of on the supplier's clock;
--comment of a held delta the latest moment of its facts. A run whose purpose is not FEED takes records out of quarantine: it
--comment maps them again from the bodies that brought them, and leaves cursor, watermark and age of the feed as they are.
create table intake.mapping (
  tenant_id  int not null references tenancy.tenant,
  mapping_id int generated always as identity,
  source     text not null,
  feed       text not null,
  version    text not null,
  content    jsonb not null,
  first_used timestamptz not null default hub.now(),
  primary key (tenant_id, mapping_id),
  unique (tenant_id, source, feed, version)
);
call tenancy.guard('intake.mapping', 'select, insert');

create table intake.run (
  tenant_id     int not null,
  run_id        bigint generated always as identity,
  source        text not null,
  feed          text not null,
  mode          text not null check (mode in ('SNAPSHOT', 'DELTA')),
  state         text not null check (state in
                  ('RECEIVING', 'RECEIVED', 'MERGED', 'UNCHANGED', 'FAILED', 'ABANDONED', 'HELD', 'SUPERSEDED', 'REFUSED')),
  attempt       int not null default 1,
  node          text not null,
  purpose       text not null default 'FEED' check (purpose in ('FEED', 'RETRY', 'RELEASE')),
  mapping_id    int,
  started_at    timestamptz not null default hub.now(),
  received_at   timestamptz,
  finished_at   timestamptz,
  deliveries    int not null default 0,
  records       int not null default 0,
  accepted      int not null default 0,
  refused       int not null default 0,
  skipped       int not null default 0,
  added         int not null default 0,
  changed       int not null default 0,
  unchanged     int not null default 0,
  older         int not null default 0,
  removed       int not null default 0,
  moment        timestamptz,
  effect        jsonb,
  findings      jsonb,
  approved      jsonb,
  cursor_after  text,
  etag_after    text,
  error         text,
  primary key (tenant_id, run_id),
  foreign key (tenant_id, source) references intake.source,
  foreign key (tenant_id, mapping_id) references intake.mapping
);
create unique index run_open on intake.run (tenant_id, source, feed) where state in ('RECEIVING', 'RECEIVED');
create index run_recent on intake.run (tenant_id, source, feed, run_id desc);
create index run_held on intake.run (tenant_id, source, feed, run_id) where state = 'HELD';
call tenancy.guard('intake.run', 'select, insert, update');

create table intake.run_delivery (
  tenant_id   int not null,
  run_id      bigint not null,
  position    int not null,
  delivery_id bigint not null,
  primary key (tenant_id, run_id, position),
  foreign key (tenant_id, run_id) references intake.run,
  foreign key (tenant_id, delivery_id) references intake.delivery
);
create index run_delivery_delivery on intake.run_delivery (tenant_id, delivery_id);
call tenancy.guard('intake.run_delivery', 'select, insert');

--comment What a feed knows between runs; advanced only in the merge's transaction. The watermark is the moment of the
--comment last accepted snapshot: a fact of the domain that is older loses. live counts the facts that it added less those it
--comment removed, which limits are shares of. checked_at is when the source last had nothing newer; retried_at is when a
--comment record of it was last let in from quarantine.
create table intake.feed (
  tenant_id         int not null,
  source            text not null,
  feed              text not null,
  domain            text not null default '',
  cursor            text,
  etag              text,
  watermark         timestamptz,
  watermark_run_id  bigint,
  live              int not null default 0,
  last_run_id       bigint,
  last_applied_at   timestamptz,
  last_content_hash bytea,
  checked_at        timestamptz,
  retried_at        timestamptz,
  primary key (tenant_id, source, feed),
  foreign key (tenant_id, source) references intake.source
);
call tenancy.guard('intake.feed', 'select, insert, update');

--changeset milehub:intake-effect splitStatements:false
--comment What delta runs did, by measure and brand ('' is all), so that many small runs are seen as the one large run that
--comment they are; summed by spans that begin at `since`, of which those beyond the window of their source are deleted.
create table intake.effect (
  tenant_id int not null,
  source    text not null,
  feed      text not null,
  measure   text not null,
  brand     text not null,
  since     timestamptz not null,
  records   bigint not null check (records >= 0),
  primary key (tenant_id, source, feed, measure, brand, since),
  foreign key (tenant_id, source) references intake.source
);
call tenancy.guard('intake.effect');

--changeset milehub:intake-quarantine splitStatements:false
--comment What could not be taken in, whole and with every reason. ordinal -1 is a body that could not be decoded at all; from
--comment -2 downwards stand the interchanges of a body whose control number had come before. part,
--comment version and as_of are of the fact that the record would have been, as far as they could be read; as_of is that of its
--comment receipt where a delta names none. OPEN until it is settled: RELEASED by a retry or a release that let it in, DISMISSED
--comment by an operator, SUPERSEDED by a newer record of the same feed that was good, or by a newer snapshot. retry_run_id is
--comment the run that takes it up again.
create table intake.quarantine (
  tenant_id      int not null,
  quarantine_id  bigint generated always as identity,
  run_id         bigint not null,
  delivery_id    bigint not null,
  ordinal        int not null check (ordinal >= -10001),
  source         text not null,
  feed           text not null,
  sku            text,
  part           text,
  version        bigint,
  as_of          timestamptz,
  raw            text not null,
  reasons        jsonb not null,
  mapping_id     int not null,
  state          text not null default 'OPEN' check (state in ('OPEN', 'RELEASED', 'DISMISSED', 'SUPERSEDED')),
  at             timestamptz not null default hub.now(),
  retry_run_id   bigint,
  settled_at     timestamptz,
  settled_run_id bigint,
  settled_by     text,
  settled_why    text check (length(settled_why) between 1 and 500),
  primary key (tenant_id, quarantine_id),
  unique (tenant_id, delivery_id, ordinal),
  check ((state = 'OPEN') = (settled_at is null)),
  foreign key (tenant_id, run_id) references intake.run,
  foreign key (tenant_id, delivery_id) references intake.delivery
);
create index quarantine_open on intake.quarantine (tenant_id, source, feed, quarantine_id) where state = 'OPEN';
create index quarantine_settled on intake.quarantine (tenant_id, settled_at) where state <> 'OPEN';
create index quarantine_retried on intake.quarantine (tenant_id, retry_run_id) where retry_run_id is not null;
call tenancy.guard('intake.quarantine');
