--liquibase formatted sql

--changeset milehub:pricing-past-facts splitStatements:false
--comment Earlier prices of an offer, for whoever asks where one comes from. Only facts that ended pay for it.
create index price_fact_past on pricing.price_fact (tenant_id, offer_id, type, told_by, fact_id)
  where valid_to is not null;
