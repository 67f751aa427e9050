--liquibase formatted sql

--changeset milehub:fulfilment-line-reports splitStatements:false
--comment What suppliers report of the lines of our orders; the live report of a line, word and reference has no end. Replaced ones
--comment stay with theirs. happened_at and what follows it are as they were told. No foreign key to what is sold: a report is
--comment written for lines that the same statement has found.
create schema fulfilment;
grant usage on schema fulfilment to hub_app;

create table fulfilment.line_report (
  tenant_id    int not null,
  report_id    bigint generated always as identity,
  order_id     bigint not null,
  line         int not null check (line > 0),
  word         text not null
                 check (word in ('ACCEPTED', 'REFUSED', 'CANCELLED', 'BACKORDERED', 'SHIPPED', 'RETURNED')),
  reference    text not null check (length(reference) <= 120),
  quantity     int not null check (quantity > 0),
  happened_at  timestamptz,
  reason       text,
  expected_at  timestamptz,
  carrier      text,
  tracking     text,
  tracking_url text,
  delivered_at timestamptz,
  condition    text,
  disposition  text check (disposition in ('RESTOCKED', 'REPAIRED', 'DISCARDED', 'DECLINED')),
  content_hash uuid not null,
  domain       text not null,
  version      bigint,
  as_of        timestamptz not null,
  source       text not null,
  delivery_id  bigint not null,
  ordinal      int not null,
  mapping_id   int not null,
  told_from    timestamptz not null,
  told_to      timestamptz check (told_to >= told_from),
  primary key (tenant_id, report_id),
  foreign key (tenant_id, order_id) references orders.customer_order
);
create unique index line_report_live on fulfilment.line_report (tenant_id, order_id, line, word, reference)
  where told_to is null;
create index line_report_line on fulfilment.line_report (tenant_id, order_id, line, report_id);
call tenancy.guard('fulfilment.line_report', 'select, insert, update');

--comment The lines of an order as suppliers know them: one for each offer at each place, numbered through the order. That is a
--comment function of rows that never change, so whoever sends an order and whoever reads an answer to it count alike.
create function fulfilment.lines_of(wanted bigint)
  returns table (line int, supplier_id int, sku text, hold_id bigint, offer_id bigint, location text, quantity int)
  language sql stable
as $$
  select row_number() over (order by p.offer_id, p.location)::int, f.supplier_id, f.supplier_sku, p.hold_id, p.offer_id,
         p.location, p.quantity
    from orders.customer_order o
    join inventory.promise p on p.tenant_id = o.tenant_id and p.hold_id = o.hold_id
    join catalogue.offer f on f.tenant_id = o.tenant_id and f.offer_id = p.offer_id
   where o.tenant_id = (select tenancy.current_tenant()) and o.order_id = wanted;
$$;

--comment How lines stand, by the live reports. What was accepted, sent, refused or cancelled is no longer on back order.
create function fulfilment.line_states(wanted bigint)
  returns table (line int, sku text, ordered int, accepted int, refused int, cancelled int, backordered int, shipped int,
                 delivered int, returned int)
  language sql stable
as $$
  select l.line, l.sku, l.quantity, r.accepted, r.refused, r.cancelled,
         least(r.backordered,
               greatest(0, l.quantity - greatest(r.accepted, r.shipped) - r.refused - r.cancelled)),
         r.shipped, r.delivered, r.returned
    from fulfilment.lines_of(wanted) l
   cross join lateral (
         select coalesce(sum(f.quantity) filter (where f.word = 'ACCEPTED'), 0)::int as accepted,
                coalesce(sum(f.quantity) filter (where f.word = 'REFUSED'), 0)::int as refused,
                coalesce(sum(f.quantity) filter (where f.word = 'CANCELLED'), 0)::int as cancelled,
                coalesce(sum(f.quantity) filter (where f.word = 'BACKORDERED'), 0)::int as backordered,
                coalesce(sum(f.quantity) filter (where f.word = 'SHIPPED'), 0)::int as shipped,
                coalesce(sum(f.quantity) filter (where f.word = 'SHIPPED' and f.delivered_at is not null), 0)::int
                  as delivered,
                coalesce(sum(f.quantity) filter (where f.word = 'RETURNED'), 0)::int as returned
           from fulfilment.line_report f
          where f.tenant_id = (select tenancy.current_tenant()) and f.order_id = wanted and f.line = l.line
            and f.told_to is null) r;
$$;
