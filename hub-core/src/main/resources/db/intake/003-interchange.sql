--liquibase formatted sql

--changeset milehub:intake-interchange splitStatements:false
--comment Which control numbers a source has used, with which content, in which delivery first. A number with other content is
--comment a fault of the envelope; the same content under the same mapping is a repetition. Written by the merge that applied it.
create table intake.interchange (
  tenant_id    int not null,
  source       text not null,
  sender       text not null,
  recipient    text not null,
  control      text not null check (length(control) between 1 and 120),
  feed         text not null,
  content_hash bytea not null check (length(content_hash) = 32),
  delivery_id  bigint not null,
  mapping_id   int not null,
  noted_at     timestamptz not null default hub.now(),
  primary key (tenant_id, source, sender, recipient, control, feed, content_hash),
  foreign key (tenant_id, delivery_id) references intake.delivery
);
call tenancy.guard('intake.interchange', 'select, insert, update');
