--liquibase formatted sql

--changeset milehub:checkout-checkout splitStatements:false
--comment A checkout freezes prices and the supplier's terms for a hold and mints the order's id. The order follows its
--comment payment's authorisation.
create schema checkout;
grant usage on schema checkout to hub_app;

create table checkout.checkout (
  tenant_id   int not null references tenancy.tenant,
  checkout_id bigint generated always as identity,
  member_id   bigint not null,
  hold_id     bigint not null,
  order_id    bigint not null,
  market      text not null,
  country     char(2) not null,
  currency    char(3) not null,
  total_minor bigint not null check (total_minor > 0),
  state       text not null check (state in ('OPEN', 'PAYING', 'COMPLETED', 'FAILED', 'EXPIRED')),
  created_at  timestamptz not null default hub.now(),
  version     bigint not null default 1,
  primary key (tenant_id, checkout_id),
  unique (tenant_id, hold_id),
  unique (tenant_id, order_id),
  foreign key (tenant_id, member_id) references membership.member,
  foreign key (tenant_id, hold_id) references inventory.hold,
  foreign key (tenant_id, market) references pricing.market
);
create index checkout_open on checkout.checkout (tenant_id, hold_id) where state = 'OPEN';
call tenancy.guard('checkout.checkout', 'select, insert, update');

create table checkout.checkout_line (
  tenant_id    int not null,
  checkout_id  bigint not null,
  position     int not null check (position > 0),
  variant_id   bigint not null,
  offer_id     bigint not null,
  location     text not null,
  quantity     int not null check (quantity > 0),
  title        text not null,
  unit_gross_minor bigint not null check (unit_gross_minor > 0),
  unit_net_minor   bigint not null check (unit_net_minor > 0),
  unit_tax_minor   bigint not null check (unit_tax_minor >= 0),
  primary key (tenant_id, checkout_id, position),
  foreign key (tenant_id, checkout_id) references checkout.checkout,
  foreign key (tenant_id, offer_id) references catalogue.offer,
  cost_minor       bigint check (cost_minor >= 0),
  cost_currency    char(3),
  commission_bp    int,
  seller_of_record text not null,
  ship_from        text not null,
  check (unit_gross_minor = unit_net_minor + unit_tax_minor),
  check ((cost_minor is null) = (cost_currency is null))
);
call tenancy.guard('checkout.checkout_line', 'select, insert');
