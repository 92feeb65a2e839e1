#!/usr/bin/env bash
# Makes a database of many hosts and hours without pushing all of it: the sealed runs and roll-ups of a few hosts, made by the
# aggregator itself out of real pushes, are copied to others inside the real schema. Only who they belong to changes: runs
# and their indexes are what they would be. So a billion samples take a minute.
# usage: prefill.sh HOME HOSTS HOURS [SERIES [TEMPLATES]]      default 100 series, 4 templates
# HOME gets aggregator.db: HOSTS hosts, each with HOURS sealed hours at 2 s, ending two hours ago, and one tick of now. Prints
# one JSON line. Needs the built WAR, JDK 17, sqlite3.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=server.sh
source "$(dirname "$0")/server.sh"
require java sqlite3
[ $# -ge 3 ] || { sed -n '2,8s/^# //p' "$0" >&2; exit 2; }
home=$1 hosts=$2 hours=$3 series=${4:-100} templates=${5:-4} port=${SYSMON_PORT:-9875}
url=http://127.0.0.1:$port
db=$home/aggregator.db
[ ! -e "$db" ] || { echo "error: $db is there already" >&2; exit 1; }
hour=3600
end=$(($(date +%s) / hour * hour - 2 * hour))
start=$((end - hours * hour))

start_aggregator "$home" "$port"
"$here/load.sh" fill "$url" hosts="$templates" series="$series" from=$((start - 1)) to=$((end - 1)) ticks=150 encoding=plain >/dev/null
"$here/load.sh" fill "$url" hosts="$hosts" series="$series" from=-2 ticks=1 encoding=plain >/dev/null
until [ "$(sqlite3 -readonly "$db" ".timeout 10000" "SELECT count(*) FROM run WHERE sealed = 0 AND from_ts < $end")" = 0 ]; do sleep 1; done
stop_server "$pid"

sqlite3 "$db" <<SQL
PRAGMA synchronous = OFF;
PRAGMA cache_size = -400000;
BEGIN;
CREATE TEMP TABLE template AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM host WHERE hostname < printf('host-%05d', $templates);
CREATE TEMP TABLE copied AS
  SELECT host.id, (row_number() OVER (ORDER BY host.id) - 1) % $templates AS place FROM host WHERE id NOT IN (SELECT id FROM template);
CREATE TEMP TABLE source AS SELECT run.*, template.place FROM run JOIN template ON template.id = run.host_id WHERE sealed = 1;
INSERT INTO run (id, host_id, from_ts, to_ts, sealed, samples)
  SELECT (SELECT max(id) FROM run) + row_number() OVER (), copied.id, from_ts, to_ts, sealed, samples
    FROM source JOIN copied USING (place) ORDER BY from_ts, copied.id;
INSERT INTO rollup (host_id, step, from_ts, to_ts, buckets)
  SELECT copied.id, step, from_ts, to_ts, buckets
    FROM rollup JOIN template ON template.id = rollup.host_id JOIN copied USING (place)
   WHERE true ORDER BY from_ts, copied.id;
UPDATE latest_mark SET run_id = (SELECT max(id) FROM run);
COMMIT;
SELECT json_object('kind', 'prefilled', 'hosts', $hosts, 'samples', $hosts * $series * $hours * 1800, 'runs', count(*), 'file_bytes',
  (SELECT page_count * 4096 FROM pragma_page_count)) FROM run;
SQL
