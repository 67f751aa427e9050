--liquibase formatted sql

--changeset milehub:hub-clock splitStatements:false
--comment SQL takes its time from hub.now() alone. In production the function inlines to clock_timestamp() and costs
--comment nothing; a test moves it through the owner, since only the owner may replace a function.
create schema hub;
grant usage on schema hub to hub_app;

create function hub.now() returns timestamptz
  language sql volatile
  return clock_timestamp();

create procedure hub.move_clock(clock_offset interval)
  language plpgsql
  set search_path = pg_catalog, hub
as $$
begin
  execute format(
    'create or replace function hub.now() returns timestamptz language sql volatile'
      ' return clock_timestamp() + %L::interval', clock_offset);
end
$$;
revoke all on procedure hub.move_clock(interval) from public;
