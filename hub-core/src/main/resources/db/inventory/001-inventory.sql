--liquibase formatted sql

--changeset milehub:inventory-stock-level splitStatements:false
--comment on_hand is the supplier's word; no promise is written beyond it, but the shop floor may sell what we promised,
--comment and the difference is a shortfall, never a refused feed. disputed are pieces that the supplier counts and refused to
--comment sell, since disputed_at on its clock: a later and different count ends it. buffer is never sold. Pages are filled to
--comment four fifths, so that a counter that moves stays in its page and no index is written.
create schema inventory;
grant usage on schema inventory to hub_app;

create table inventory.stock_level (
  tenant_id    int not null,
  offer_id     bigint not null,
  location     text not null default 'main',
  on_hand      int not null default 0 check (on_hand >= 0),
  held         int not null default 0 check (held >= 0),
  committed    int not null default 0 check (committed >= 0),
  disputed     int not null default 0 check (disputed >= 0),
  shortfall    int not null default 0 check (shortfall >= 0),
  buffer       int not null default 0 check (buffer >= 0),
  disputed_at  timestamptz,
  shortfall_told int not null default 0 check (shortfall_told >= 0),
  untold       boolean not null generated always as (shortfall <> shortfall_told) stored,
  content_hash uuid,
  raw_hash     uuid,
  domain       text,
  version      bigint,
  as_of        timestamptz,
  source       text not null,
  delivery_id  bigint not null,
  ordinal      int not null,
  mapping_id   int not null,
  primary key (tenant_id, offer_id, location),
  constraint promised_within_supplier_word check (held + committed <= on_hand + shortfall)
) with (fillfactor = 80);
create index stock_level_untold on inventory.stock_level (tenant_id, offer_id, location) where untold;
call tenancy.guard('inventory.stock_level', 'select, insert, update');

--changeset milehub:inventory-authority splitStatements:false
--comment Whose counts are the stock of a location, where several sources of a supplier count it; those of the others are kept
--comment beside it as evidence. Without a row here the sources' ranks decide.
create table inventory.authority (
  tenant_id   int not null,
  supplier_id int not null,
  location    text not null,
  source      text not null,
  primary key (tenant_id, supplier_id, location),
  foreign key (tenant_id, source) references intake.source
);
call tenancy.guard('inventory.authority');

create table inventory.parity (
  tenant_id   int not null,
  offer_id    bigint not null,
  location    text not null,
  source      text not null,
  quantity    int not null check (quantity >= 0),
  version     bigint,
  as_of       timestamptz,
  content_hash uuid not null,
  delivery_id bigint not null,
  ordinal     int not null,
  mapping_id  int not null,
  primary key (tenant_id, offer_id, location, source)
);
call tenancy.guard('inventory.parity', 'select, insert, update');

--changeset milehub:inventory-hold splitStatements:false
--comment A hold takes a whole basket or nothing; a promise is its part on one offer and location, with the price of one
--comment piece that the member was shown. A promise carries no foreign keys: one statement writes it with its hold, under the
--comment lock of its level, and neither is ever deleted; checked row by row they cost as much as the rows. Nor does a hold name
--comment its tenant so, which the policy of the table checks. request_key is the caller's idempotency key: a repeat finds
--comment its first hold.
create table inventory.hold (
  tenant_id  int not null,
  hold_id    bigint generated always as identity,
  member_id  bigint not null,
  market     text not null,
  country    char(2) not null check (country ~ '^[A-Z]{2}$'),
  request_key text check (length(request_key) between 1 and 255),
  state      text not null check (state in ('HELD', 'PINNED', 'COMMITTED', 'RELEASED', 'EXPIRED')),
  held_at    timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, hold_id),
  check (expires_at > held_at)
);
create index hold_expiring on inventory.hold (tenant_id, expires_at) where state = 'HELD';
create index hold_live on inventory.hold (tenant_id, member_id) where state in ('HELD', 'PINNED');
create unique index hold_request on inventory.hold (tenant_id, member_id, request_key) where request_key is not null;
call tenancy.guard('inventory.hold', 'select, insert, update');
grant usage on sequence inventory.hold_hold_id_seq to hub_app;

create table inventory.promise (
  tenant_id  int not null,
  hold_id    bigint not null,
  offer_id   bigint not null,
  location   text not null,
  variant_id bigint not null,
  quantity   int not null check (quantity > 0),
  shown_minor bigint not null check (shown_minor > 0),
  currency   char(3) not null check (currency ~ '^[A-Z]{3}$'),
  primary key (tenant_id, hold_id, offer_id, location)
);
create index promise_offer on inventory.promise (tenant_id, offer_id, location);
call tenancy.guard('inventory.promise', 'select, insert');

--changeset milehub:inventory-ledger splitStatements:false
--comment Append-only: every counter is the sum of its entries. The one index is the one that is asked; a second one on the
--comment number alone costs every hold and every count.
create table inventory.ledger (
  tenant_id int not null,
  entry_id  bigint generated always as identity,
  offer_id  bigint not null,
  location  text not null,
  counter   text not null check (counter in ('ON_HAND', 'HELD', 'COMMITTED', 'DISPUTED', 'SHORTFALL')),
  delta     int not null check (delta <> 0),
  reason    text not null,
  reference text not null,
  at        timestamptz not null default hub.now(),
  primary key (tenant_id, offer_id, location, entry_id)
);
call tenancy.guard('inventory.ledger', 'select, insert');

--changeset milehub:inventory-proven splitStatements:false
--comment How far the ledger of a busy level has been proven, and what it summed up to there: the sweep goes on from it.
create table inventory.proven (
  tenant_id int not null,
  offer_id  bigint not null,
  location  text not null,
  entry_id  bigint not null,
  on_hand   int not null,
  held      int not null,
  committed int not null,
  disputed  int not null,
  shortfall int not null,
  primary key (tenant_id, offer_id, location)
);
call tenancy.guard('inventory.proven');

--changeset milehub:inventory-sold splitStatements:false
--comment Sold, one row a piece, with what the supplier said of it on its own clock; committed until the supplier's count must
--comment have seen it, or the piece was refused or its cancellation confirmed. What is not told stays committed.
create table inventory.sold_piece (
  tenant_id       int not null,
  hold_id         bigint not null,
  offer_id        bigint not null,
  location        text not null,
  piece           int not null check (piece > 0),
  committed       boolean not null default true,
  acknowledged_at timestamptz,
  shipped_at      timestamptz,
  refused_at      timestamptz,
  cancelled_at    timestamptz,
  primary key (tenant_id, hold_id, offer_id, location, piece),
  foreign key (tenant_id, hold_id, offer_id, location) references inventory.promise
);
create index sold_piece_offer on inventory.sold_piece (tenant_id, offer_id);
create index sold_piece_committed on inventory.sold_piece (tenant_id, offer_id, location) where committed;
call tenancy.guard('inventory.sold_piece', 'select, insert, update');

--comment A reference that is told with another quantity, as one piece and later two, has a row for each: so many pieces were
--comment spoken of at that moment at the latest.
create table inventory.supplier_word (
  tenant_id int not null,
  word_id   bigint generated always as identity,
  hold_id   bigint not null,
  offer_id  bigint not null,
  location  text not null,
  kind      text not null check (kind in ('ACKNOWLEDGED', 'SHIPPED', 'REFUSED', 'CANCELLED')),
  quantity  int not null check (quantity > 0),
  seen_at   timestamptz not null,
  reference text not null check (length(reference) between 1 and 255),
  noted_at  timestamptz not null default hub.now(),
  primary key (tenant_id, word_id),
  unique (tenant_id, hold_id, offer_id, location, kind, reference, quantity),
  foreign key (tenant_id, hold_id, offer_id, location) references inventory.promise
);
call tenancy.guard('inventory.supplier_word', 'select, insert, update');

--changeset milehub:inventory-available splitStatements:false
--comment What of an offer may still be promised, in one place for holds, lists and product pages. Of one with a limit for its
--comment lifetime no more than what neither a live hold nor a sale that stands has taken of it. It stands among the tables of
--comment a question, where it is inlined; called like a value, a body that reads a table is run by itself, 0.1 ms each time.
create function inventory.limit_left(of_offer bigint, lifetime_limit int) returns bigint
  language sql stable
as $$
  select lifetime_limit
         - (select coalesce(sum(l.held), 0) from inventory.stock_level l
             where l.tenant_id = tenancy.current_tenant() and l.offer_id = of_offer)
         - (select count(*) from inventory.sold_piece p
             where p.tenant_id = tenancy.current_tenant() and p.offer_id = of_offer
               and p.cancelled_at is null and p.refused_at is null)
$$;

create function inventory.available(of_offer bigint, lifetime_limit int) returns table (available bigint)
  language sql stable rows 1
as $$
  select least(
    (select coalesce(sum(greatest(0, l.on_hand - l.held - l.committed - l.disputed - l.buffer)), 0)
       from inventory.stock_level l
      where l.tenant_id = tenancy.current_tenant() and l.offer_id = of_offer),
    case when lifetime_limit is not null then greatest(0, inventory.limit_left(of_offer, lifetime_limit)) end)::bigint
$$;
