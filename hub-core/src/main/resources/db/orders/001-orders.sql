--liquibase formatted sql

--changeset milehub:orders-order splitStatements:false
--comment An order's id is minted at checkout (orders.next_id); a unit is one piece and freezes its money.
create schema orders;
grant usage on schema orders to hub_app;
create sequence orders.order_id as bigint start 100001;
grant usage on sequence orders.order_id to hub_app;

create table orders.customer_order (
  tenant_id    int not null references tenancy.tenant,
  order_id     bigint not null,
  member_id    bigint not null,
  market       text not null,
  country      char(2) not null,
  currency     char(3) not null,
  total_minor  bigint not null check (total_minor > 0),
  hold_id      bigint not null,
  placed_at    timestamptz not null default hub.now(),
  version      bigint not null default 1,
  primary key (tenant_id, order_id),
  unique (tenant_id, hold_id),
  foreign key (tenant_id, member_id) references membership.member,
  foreign key (tenant_id, hold_id) references inventory.hold
);
create index customer_order_member on orders.customer_order (tenant_id, member_id, order_id desc);
call tenancy.guard('orders.customer_order', 'select, insert, update');

create table orders.order_unit (
  tenant_id        int not null,
  order_unit_id    bigint generated always as identity,
  order_id         bigint not null,
  position         int not null check (position > 0),
  variant_id       bigint not null,
  offer_id         bigint not null,
  location         text not null,
  state            text not null check (state in ('ALLOCATED', 'SENT', 'SEND_UNKNOWN', 'ACCEPTED', 'REFUSED', 'SHIPPED',
                     'DELIVERED', 'RETURN_REQUESTED', 'RETURN_RECEIVED', 'RETURN_ACCEPTED', 'RETURN_DECLINED',
                     'CANCEL_REQUESTED', 'CANCELLED', 'CANCEL_REFUSED')),
  title            text not null,
  gross_minor      bigint not null check (gross_minor > 0),
  net_minor        bigint not null check (net_minor > 0),
  tax_minor        bigint not null check (tax_minor >= 0),
  duty_minor       bigint not null default 0 check (duty_minor >= 0),
  cost_minor       bigint check (cost_minor >= 0),
  cost_currency    char(3),
  fx_rate          numeric,
  commission_bp    int,
  seller_of_record text not null,
  ship_from        text not null,
  version          bigint not null default 1,
  primary key (tenant_id, order_unit_id),
  unique (tenant_id, order_id, position),
  foreign key (tenant_id, order_id) references orders.customer_order,
  foreign key (tenant_id, offer_id) references catalogue.offer,
  check (gross_minor = net_minor + tax_minor),
  check ((cost_minor is null) = (cost_currency is null))
);
create index order_unit_offer on orders.order_unit (tenant_id, offer_id);
call tenancy.guard('orders.order_unit', 'select, insert, update');

--comment A block stops sending; fulfilment (a planned issue) reads it.
create table orders.order_block (
  tenant_id  int not null,
  block_id   bigint generated always as identity,
  order_id   bigint not null,
  kind       text not null check (kind in ('FRAUD_REVIEW', 'EXPORT', 'MANUAL')),
  reason     text not null,
  placed_at  timestamptz not null default hub.now(),
  lifted_at  timestamptz,
  primary key (tenant_id, block_id),
  foreign key (tenant_id, order_id) references orders.customer_order
);
call tenancy.guard('orders.order_block', 'select, insert, update');
