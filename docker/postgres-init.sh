#!/usr/bin/env bash
# Makes the hub's two roles and its database: the owner owns the schema, the application owns nothing and bypasses nothing.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username postgres \
  --set owner_password="$MILEHUB_OWNER_PASSWORD" --set app_password="$MILEHUB_APP_PASSWORD" <<'SQL'
create role hub_owner login nosuperuser nobypassrls password :'owner_password';
create role hub_app login nosuperuser nobypassrls password :'app_password';
create database milehub owner hub_owner;
\connect milehub
revoke create on schema public from public;
SQL
