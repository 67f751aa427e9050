--liquibase formatted sql

--changeset milehub:catalogue-move splitStatements:false
--comment Whereto the last live offers of a variant, or the last live variants of a product, went; forgotten when it lives
--comment again. From moves catalogue.redirect is worked out: from an id without a live offer to one that has one, in one step.
create table catalogue.move (
  tenant_id int not null references tenancy.tenant,
  kind      text not null check (kind in ('PRODUCT', 'VARIANT')),
  old_id    bigint not null,
  new_id    bigint not null check (new_id <> old_id),
  primary key (tenant_id, kind, old_id, new_id)
);
create index move_back on catalogue.move (tenant_id, kind, new_id);
call tenancy.guard('catalogue.move', 'select, insert, delete');

--changeset milehub:catalogue-split splitStatements:false
--comment An operator's word that an offer is not the variant that its keys say: it stands alone, whatever feeds tell later.
create table catalogue.split (
  tenant_id int not null,
  offer_id  bigint not null,
  reason    text not null check (length(reason) between 1 and 500),
  said_by   text not null,
  at        timestamptz not null default hub.now(),
  primary key (tenant_id, offer_id),
  foreign key (tenant_id, offer_id) references catalogue.offer
);
call tenancy.guard('catalogue.split', 'select, insert, delete');

--changeset milehub:catalogue-field-rank splitStatements:false
--comment How much a source is trusted for one field of a product, where that differs from its rank. Fields are named as they
--comment are in catalogue.offer.content.
create table catalogue.field_rank (
  tenant_id int not null,
  source    text not null,
  field     text not null check (field in
              ('title', 'description', 'category', 'season', 'composition', 'origin', 'hsCode', 'images')),
  rank      smallint not null check (rank >= 0),
  primary key (tenant_id, source, field),
  foreign key (tenant_id, source) references intake.source
);
call tenancy.guard('catalogue.field_rank');
