--liquibase formatted sql

--changeset milehub:catalogue-agreement splitStatements:false
--comment What was agreed with a supplier. Read by checkout and orders (cost, commission, seller of record).
create extension if not exists btree_gist;
create schema catalogue;
grant usage on schema catalogue to hub_app;

create table catalogue.agreement (
  tenant_id        int not null,
  agreement_id     int generated always as identity,
  supplier_id      int not null,
  kind             text not null check (kind in ('DROPSHIP', 'CONSIGNMENT', 'WHOLESALE')),
  commission_bp    int check (commission_bp between 0 and 10000),
  cost_bp          int check (cost_bp between 0 and 10000),
  seller_of_record text not null,
  ack_hours        int not null check (ack_hours > 0),
  ship_hours       int not null check (ship_hours > 0),
  return_days      int not null check (return_days >= 0),
  return_address   text not null,
  validity         tstzrange not null,
  primary key (tenant_id, agreement_id),
  foreign key (tenant_id, supplier_id) references intake.supplier,
  exclude using gist (tenant_id with =, supplier_id with =, kind with =, validity with &&),
  check (commission_bp is not null or cost_bp is not null)
);
call tenancy.guard('catalogue.agreement');

--changeset milehub:catalogue-identity splitStatements:false
--comment How texts of suppliers become keys, and which of two facts is the later one. Case and accents fold by Unicode,
--comment whatever locale the database was made with; restricted ranges: GS1 General Specifications, section 1.4.
create function catalogue.fold(label text) returns text
  language sql immutable parallel safe
return trim(regexp_replace(normalize(replace(replace(replace(translate(regexp_replace(
  normalize(lower(label collate pg_c_utf8), nfkd), '[\u0300-\u036f]', '', 'g'),
  'øłđðı', 'olddi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), nfc), '\s+', ' ', 'g'));

create function catalogue.slug(label text) returns text
  language sql immutable parallel safe
return coalesce(
  nullif(trim(both '-' from regexp_replace(catalogue.fold(label) collate pg_c_utf8, '[^[:alnum:]]+', '-', 'g')), ''),
  'x-' || left(md5(label), 12));

--comment What a variant is known by, always a uuid, so that joins and the index stay narrow: a GTIN outside the restricted
--comment ranges, written into its last digits; an offer that was split off, by its number; else a digest of brand and class.
create function catalogue.linkable_gtin(gtin text) returns text
  language sql immutable parallel safe
return case when substr(gtin, 2, 1) = '2' or substr(gtin, 2, 2) in ('02', '04')
  or substr(gtin, 1, 7) in ('0000000', '0000002') then null else gtin end;

create function catalogue.gtin_key(linkable_gtin text) returns uuid
  language sql immutable parallel safe
return ('000000000000000000' || linkable_gtin)::uuid;

create function catalogue.key_gtin(variant_key uuid) returns text
  language sql immutable parallel safe
return case when starts_with(variant_key::text, '00000000-0000-0000-00') then right(replace(variant_key::text, '-', ''), 14) end;

create function catalogue.split_key(offer_id bigint) returns uuid
  language sql immutable parallel safe
return ('ffffffffffffffff' || lpad(to_hex(offer_id), 16, '0'))::uuid;

create function catalogue.class_key(brand_slug text, style_class uuid) returns uuid
  language sql immutable parallel safe
return (left(style_class::text, 18) || right(md5(brand_slug || '/' || style_class::text), 16))::uuid;

--comment Whether a fact is later than the one that stands: a total order, so that the order of arrival cannot matter. In a
--comment domain that counts versions they come first; in any other the moment does, and a version decides between facts of
--comment one moment. Last decides the content; a removal, which has none, gives way to a fact of its own moment.
create function catalogue.later(by_version boolean, version bigint, moment timestamptz, hash uuid,
    old_version bigint, old_moment timestamptz, old_hash uuid) returns boolean
  language sql immutable parallel safe
return case
  when by_version and version <> old_version then version > old_version
  when moment <> old_moment then moment > old_moment
  when old_hash is null then true
  when coalesce(version, -9223372036854775808) <> coalesce(old_version, -9223372036854775808)
    then coalesce(version, -9223372036854775808) > coalesce(old_version, -9223372036854775808)
  else hash >= old_hash end;

--comment What a staged fact does to the one that stands. The rank of their sources decides where two tell of a live one
--comment (outranked above 0: ours is trusted less, below 0: more), else which is later. A fact of which none stands may be
--comment older than the snapshot that lacked it (not in_time). Told again it is ADVANCED if the row can learn from it.
create function catalogue.verdict(stands boolean, removed boolean, outranked int, later boolean, same boolean,
    nothing_new boolean, in_time boolean) returns text
  language sql immutable parallel safe
return case
  when not stands then case when in_time then 'ADDED' else 'OLDER' end
  when outranked <> 0 and not removed
    then case when outranked > 0 then 'OLDER' when same then 'ADVANCED' else 'CHANGED' end
  when not later then case when same and not removed then 'SAME' else 'OLDER' end
  when removed then 'ADDED'
  when not same then 'CHANGED'
  when nothing_new then 'SAME'
  else 'ADVANCED' end;

--changeset milehub:catalogue-product splitStatements:false
--comment Products and variants are derived from the offers that link to them; their ids never change meaning, a merged
--comment or split one leaves a redirect. What bulk merges write (product, variant, content, offer, prices) carries no foreign
--comment keys: checked row by row they took two thirds of a first load. The merge joins the parents in the same statement,
--comment and the application may not delete a parent; ReferencesTest walks all of them.
create table catalogue.brand (
  tenant_id int not null references tenancy.tenant,
  brand_id  int generated always as identity,
  name      text not null,
  slug      text not null,
  primary key (tenant_id, brand_id),
  unique (tenant_id, slug)
);
call tenancy.guard('catalogue.brand', 'select, insert, update');

create table catalogue.brand_alias (
  tenant_id int not null,
  alias     text not null check (alias = lower(alias)),
  brand_id  int not null,
  primary key (tenant_id, alias),
  foreign key (tenant_id, brand_id) references catalogue.brand
);
call tenancy.guard('catalogue.brand_alias');

create table catalogue.product (
  tenant_id          int not null,
  product_id         bigint generated always as identity,
  brand_id           int not null,
  style_key          text not null,
  title              jsonb not null,
  description        jsonb not null default '{}',
  category           text,
  season             text,
  composition        text,
  origin             text,
  hs_code            text,
  restricted         boolean not null default false,
  manufacturer       text,
  responsible_person text,
  images             text[] not null default '{}',
  version            bigint not null default 1,
  primary key (tenant_id, product_id),
  unique (tenant_id, brand_id, style_key)
) with (fillfactor = 85);
create index product_category on catalogue.product (tenant_id, category, product_id);
create index product_brand on catalogue.product (tenant_id, brand_id, product_id);
call tenancy.guard('catalogue.product', 'select, insert, update');
grant usage on sequence catalogue.product_product_id_seq to hub_app;

create table catalogue.variant (
  tenant_id   int not null,
  variant_id  bigint generated always as identity,
  variant_key uuid not null,
  product_id  bigint not null,
  gtin        text check (length(gtin) = 14),
  colour      text,
  size_scale  text,
  size_label  text,
  primary key (tenant_id, variant_id),
  unique (tenant_id, variant_key)
);
create index variant_product on catalogue.variant (tenant_id, product_id, variant_id);
call tenancy.guard('catalogue.variant', 'select, insert, update');
grant usage on sequence catalogue.variant_variant_id_seq to hub_app;

create table catalogue.redirect (
  tenant_id int not null references tenancy.tenant,
  kind      text not null check (kind in ('PRODUCT', 'VARIANT')),
  old_id    bigint not null,
  new_id    bigint not null check (new_id <> old_id),
  at        timestamptz not null default hub.now(),
  primary key (tenant_id, kind, old_id)
);
call tenancy.guard('catalogue.redirect');

--changeset milehub:catalogue-content splitStatements:false
--comment What offers say of their product, once however many sizes say it; content_id is a digest of it and of who says it.
create table catalogue.content (
  tenant_id  int not null,
  content_id uuid not null,
  content    jsonb not null,
  primary key (tenant_id, content_id)
);
call tenancy.guard('catalogue.content', 'select, insert, delete');

--changeset milehub:catalogue-offer splitStatements:false
--comment What one supplier sells. Stock, cost, holds, ledger and order units hang on the offer and are never re-keyed.
--comment A stock or price fact may come before the catalogue: then the offer stands without content and without a variant.
--comment style_class is style, colour and size as one key: by it and its brand an item without GTIN finds the class that it
--comment joins. as_of is the moment of the fact on the supplier's clock, of a removed offer that of its removal; domain names
--comment the feeds of the source that speak of the same pieces; raw_hash recognises the record that a snapshot repeats.
--comment The RRP is the item's own word, since rrp_from; what it was before is among the facts of pricing. Pages are filled to
--comment nine tenths, so that what changes stays in its page and no index is written.
create table catalogue.offer (
  tenant_id       int not null,
  offer_id        bigint generated always as identity,
  supplier_id     int not null,
  supplier_sku    text not null check (length(supplier_sku) between 1 and 200),
  variant_id      bigint,
  agreement_id    int,
  season          text,
  lifetime_limit  int check (lifetime_limit > 0),
  source          text,
  gtin            text check (length(gtin) = 14),
  brand           text,
  brand_id        int,
  style_key       text,
  style_class     uuid,
  colour          text,
  size_scale      text,
  size_label      text,
  category        text,
  content_id      uuid,
  content_hash    uuid,
  raw_hash        uuid,
  rrp_minor       bigint check (rrp_minor > 0),
  rrp_currency    char(3),
  rrp_tax_mode    text,
  rrp_tax_country char(2),
  rrp_from        timestamptz,
  domain          text,
  version         bigint,
  as_of           timestamptz,
  delivery_id     bigint,
  ordinal         int,
  mapping_id      int,
  removed_at      timestamptz,
  primary key (tenant_id, offer_id),
  unique (tenant_id, supplier_id, supplier_sku),
  check ((content_id is null) = (content_hash is null)),
  check (content_id is null or (delivery_id is not null and ordinal is not null and mapping_id is not null and source is not null)),
  check (variant_id is null or content_id is not null),
  check (num_nulls(rrp_minor, rrp_currency, rrp_tax_mode, rrp_from) in (0, 4)),
  check ((rrp_tax_mode = 'INC') = (rrp_tax_country is not null))
) with (fillfactor = 90);
create index offer_variant on catalogue.offer (tenant_id, variant_id) where variant_id is not null;
create index offer_style_class on catalogue.offer (tenant_id, style_class) where style_class is not null;
call tenancy.guard('catalogue.offer', 'select, insert, update');
grant usage on sequence catalogue.offer_offer_id_seq to hub_app;
