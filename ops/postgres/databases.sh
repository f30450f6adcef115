#!/usr/bin/env bash
# First start of an empty PostgreSQL: one database and one user for each service that keeps one; no service
# may look into another's. The passwords were made by the init container and lie where only PostgreSQL reads them.
set -euo pipefail
for service in device-gateway order-service catalog-service delivery-service; do
  psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname postgres \
    -v name="${service//-/_}" -v password="$(cat "/larder/$service-database-password")" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
