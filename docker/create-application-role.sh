#!/bin/sh
# Run once by the image, on an empty database: the role API and worker work as. It owns nothing; `migrate` gives it its rights.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APPLICATION_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role lopso_app login password :'password';
SQL
