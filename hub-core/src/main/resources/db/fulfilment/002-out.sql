--liquibase formatted sql

--changeset milehub:fulfilment-out splitStatements:false
--comment What leaves for suppliers. A supplier order is what one supplier has to send of an order; outgoing_id is the message
--comment that carries it, refused says why there can be none. Its lines are fixed when it is written.
create schema if not exists fulfilment;
grant usage on schema fulfilment to hub_app;

create table fulfilment.supplier_order (
  tenant_id         int not null,
  supplier_order_id bigint generated always as identity,
  order_id          bigint not null,
  supplier_id       int not null,
  outgoing_id       bigint,
  refused           text,
  primary key (tenant_id, supplier_order_id),
  unique (tenant_id, order_id, supplier_id),
  foreign key (tenant_id, order_id) references orders.customer_order,
  foreign key (tenant_id, supplier_id) references intake.supplier,
  check (outgoing_id is null or refused is null)
);
create index supplier_order_waiting on fulfilment.supplier_order (tenant_id, supplier_id, supplier_order_id)
  where outgoing_id is null and refused is null;
create index supplier_order_outgoing on fulfilment.supplier_order (tenant_id, outgoing_id) where outgoing_id is not null;
call tenancy.guard('fulfilment.supplier_order', 'select, insert, update');

create table fulfilment.supplier_order_line (
  tenant_id         int not null,
  supplier_order_id bigint not null,
  line              int not null check (line > 0),
  offer_id          bigint not null,
  location          text not null,
  quantity          int not null check (quantity > 0),
  primary key (tenant_id, supplier_order_id, line),
  unique (tenant_id, supplier_order_id, offer_id, location),
  foreign key (tenant_id, supplier_order_id) references fulfilment.supplier_order,
  foreign key (tenant_id, offer_id) references catalogue.offer
);
call tenancy.guard('fulfilment.supplier_order_line', 'select, insert, delete');

--comment Numbers of interchanges have no gaps: the last one moves in the transaction that keeps its message.
create table fulfilment.partner (
  tenant_id    int not null,
  source       text not null,
  last_control int not null check (last_control >= 0),
  primary key (tenant_id, source),
  foreign key (tenant_id, source) references intake.source
);
call tenancy.guard('fulfilment.partner', 'select, insert, update');

--comment SENDING is committed before the call leaves the house; one that stays so is of unknown fate, like UNKNOWN. answer is
--comment what the partner's own 997 or CONTRL says of it.
create table fulfilment.outgoing (
  tenant_id   int not null,
  outgoing_id bigint generated always as identity,
  source      text not null,
  feed        text not null,
  kind        text not null check (kind in ('ORDER', 'ACKNOWLEDGEMENT')),
  reference   text not null check (length(reference) between 1 and 255),
  control     int not null check (control > 0),
  name        text not null,
  bytes       bytea not null,
  state       text not null check (state in ('WRITTEN', 'SENDING', 'UNKNOWN', 'SENT')),
  attempts    int not null default 0,
  error       text,
  written_at  timestamptz not null default hub.now(),
  tried_at    timestamptz,
  sent_at     timestamptz,
  answer      text check (answer in ('ACCEPTED', 'REFUSED')),
  answered_at timestamptz,
  primary key (tenant_id, outgoing_id),
  unique (tenant_id, source, control),
  unique (tenant_id, source, kind, reference),
  foreign key (tenant_id, source) references intake.source,
  check ((state = 'SENT') = (sent_at is not null))
);
create index outgoing_unsent on fulfilment.outgoing (tenant_id, source, feed, attempts, control) where state <> 'SENT';
call tenancy.guard('fulfilment.outgoing', 'select, insert, update');

--comment Deliveries that need no acknowledgement any more, because they have one or can have none.
create table fulfilment.acknowledged (
  tenant_id   int not null,
  delivery_id bigint not null,
  primary key (tenant_id, delivery_id),
  foreign key (tenant_id, delivery_id) references intake.delivery
);
call tenancy.guard('fulfilment.acknowledged', 'select, insert');
