--liquibase formatted sql

--changeset milehub:intake-early-reports splitStatements:false
--comment Reports whose order is not known yet, by the order that they name (part), to be found once it is placed.
create index quarantine_order_unknown on intake.quarantine (tenant_id, part)
  where state = 'OPEN' and reasons @> '[{"code": "order-unknown"}]';
