--liquibase formatted sql

--changeset milehub:payment-payment splitStatements:false
--comment One open attempt an order and tender. A timeout is *_UNKNOWN, never a refusal. ABANDONED: the provider never knew
--comment our reference and we stopped asking; it is watched for a while, and voided should it turn up authorised after all.
--comment token is the provider's stand-in for a card, kept only while a call may have to be repeated.
create schema payment;
grant usage on schema payment to hub_app;

create table payment.payment (
  tenant_id        int not null references tenancy.tenant,
  payment_id       bigint generated always as identity,
  order_id         bigint not null,
  tender           text not null check (tender in ('CARD', 'STORE_CREDIT')),
  provider         text not null,
  reference        text not null,
  provider_id      text,
  state            text not null check (state in ('CREATED', 'ACTION_REQUIRED', 'AUTHORISING', 'AUTHORISED', 'DECLINED',
                     'AUTH_UNKNOWN', 'CAPTURING', 'CAPTURED', 'CAPTURE_UNKNOWN', 'VOIDING', 'VOIDED', 'EXPIRED',
                     'REAUTHORISING', 'REFUNDING', 'REFUNDED', 'DISPUTED', 'ABANDONED')),
  amount_minor     bigint not null check (amount_minor > 0),
  currency         char(3) not null check (currency ~ '^[A-Z]{3}$'),
  authorised_minor bigint not null default 0 check (authorised_minor between 0 and amount_minor),
  captured_minor   bigint not null default 0,
  refunded_minor   bigint not null default 0,
  decline_reason   text,
  token            text check (length(token) between 1 and 200),
  action_url       text,
  expires_at       timestamptz,
  created_at       timestamptz not null default hub.now(),
  asked_at         timestamptz,
  asks             int not null default 0 check (asks >= 0),
  next_ask_at      timestamptz,
  version          bigint not null default 1,
  primary key (tenant_id, payment_id),
  unique (tenant_id, reference),
  check (captured_minor between 0 and authorised_minor),
  check (refunded_minor between 0 and captured_minor),
  check (next_ask_at is not null or state not in ('AUTHORISING', 'ACTION_REQUIRED', 'AUTH_UNKNOWN', 'VOIDING'))
);
create unique index payment_open on payment.payment (tenant_id, order_id, tender)
  where state not in ('DECLINED', 'VOIDED', 'EXPIRED', 'REFUNDED', 'ABANDONED');
create index payment_order on payment.payment (tenant_id, order_id);
create index payment_unresolved on payment.payment (tenant_id, next_ask_at) where next_ask_at is not null;
call tenancy.guard('payment.payment', 'select, insert, update');

create table payment.payment_allocation (
  tenant_id        int not null,
  order_unit_id    bigint not null,
  payment_id       bigint not null,
  authorised_minor bigint not null check (authorised_minor > 0),
  captured_minor   bigint not null default 0 check (captured_minor between 0 and authorised_minor),
  refunded_minor   bigint not null default 0 check (refunded_minor between 0 and captured_minor),
  primary key (tenant_id, order_unit_id, payment_id),
  foreign key (tenant_id, payment_id) references payment.payment
);
call tenancy.guard('payment.payment_allocation', 'select, insert, update');

--changeset milehub:payment-ledger splitStatements:false
--comment Double entry: the entries of a journal balance per currency, checked when the transaction commits.
create table payment.ledger (
  tenant_id    int not null references tenancy.tenant,
  entry_id     bigint generated always as identity,
  journal_id   text not null,
  account      text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  currency     char(3) not null,
  payment_id   bigint,
  at           timestamptz not null default hub.now(),
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, payment_id) references payment.payment
);
create index ledger_journal on payment.ledger (tenant_id, journal_id);
call tenancy.guard('payment.ledger', 'select, insert');

create function payment.check_journal_balances() returns trigger language plpgsql as $$
begin
  if exists (select from payment.ledger l
              where l.tenant_id = new.tenant_id and l.journal_id = new.journal_id
              group by l.currency having sum(l.amount_minor) <> 0) then
    raise exception 'journal % does not balance', new.journal_id using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger journal_balances after insert on payment.ledger
  deferrable initially deferred for each row execute function payment.check_journal_balances();
