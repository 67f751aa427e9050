--liquibase formatted sql

--changeset milehub:orders-delivery-address splitStatements:false
--comment Where an order goes, under the number that its checkout minted, so no foreign key to the order. Persons' data: it
--comment stands nowhere else but in the message to the supplier, and both are forgotten after their time.
create table orders.delivery_address (
  tenant_id   int not null references tenancy.tenant,
  order_id    bigint not null,
  name        text not null check (length(name) between 1 and 35),
  lines       text[] not null check (cardinality(lines) between 1 and 3),
  city        text not null check (length(city) between 1 and 30),
  region      text check (region ~ '^[A-Z0-9]{1,3}$'),
  postal_code text check (length(postal_code) between 3 and 10),
  country     char(2) not null,
  given_at    timestamptz not null default hub.now(),
  primary key (tenant_id, order_id)
);
create index delivery_address_given on orders.delivery_address (tenant_id, given_at);
call tenancy.guard('orders.delivery_address');
