--liquibase formatted sql

--changeset milehub:catalogue-product-version splitStatements:false
--comment How often a product has changed, for its events: in a row of its own, since most changes are of a price, and a version
--comment among the product's texts had them all written again, with four indexes wherever the page had no room. Who has never
--comment changed is at version 1 and has no row. Pages are filled to seven tenths, so that a version that moves stays in its page.
create table catalogue.product_version (
  tenant_id  int not null,
  product_id bigint not null,
  version    bigint not null check (version > 1),
  primary key (tenant_id, product_id)
) with (fillfactor = 70);
call tenancy.guard('catalogue.product_version', 'select, insert, update');

--comment The owner sees no row of a table under forced security, not even to move it.
alter table catalogue.product no force row level security;
alter table catalogue.product_version no force row level security;
insert into catalogue.product_version (tenant_id, product_id, version)
select tenant_id, product_id, version from catalogue.product where version > 1;
alter table catalogue.product force row level security;
alter table catalogue.product_version force row level security;
alter table catalogue.product drop column version;
