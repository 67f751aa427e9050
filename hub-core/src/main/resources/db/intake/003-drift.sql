--liquibase formatted sql

--changeset milehub:intake-drift splitStatements:false
--comment What the bodies of a run showed beside their mapping: bounded lists, of the last hundred such runs of each feed.
--comment feed_shape is what they are compared with: by place how often it was told, of how many records, for how many it has
--comment been missing, the run that said so, and its types; at most 2,000 places, under the mapping that they were read by.
create table intake.drift (
  tenant_id int not null,
  run_id    bigint not null,
  source    text not null,
  feed      text not null,
  at        timestamptz not null default hub.now(),
  report    jsonb not null,
  primary key (tenant_id, run_id),
  foreign key (tenant_id, run_id) references intake.run
);
create index drift_recent on intake.drift (tenant_id, source, feed, run_id desc);
call tenancy.guard('intake.drift');

create table intake.feed_shape (
  tenant_id       int not null,
  source          text not null,
  feed            text not null,
  mapping_version text not null,
  places          jsonb not null,
  primary key (tenant_id, source, feed),
  foreign key (tenant_id, source) references intake.source
);
call tenancy.guard('intake.feed_shape', 'select, insert, update');
