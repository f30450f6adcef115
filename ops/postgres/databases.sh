#!/usr/bin/env bash
# First start of an empty PostgreSQL: one database and one user for each service that keeps one; no service
# may look into another's. The passwords were made by the init container and lie where only PostgreSQL reads them.
set -euo pipefail
for service in device_gateway order_service catalog_service delivery_service; do
  password=$(cat "/larder/$service.password")
  psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname postgres \
    -v name="$service" -v password="$password" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
