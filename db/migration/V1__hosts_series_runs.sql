-- The first schema: hosts, the dictionary of series, runs of samples, roll-ups, the newest sample of every series.
-- Times are Unix seconds. Pragmas are set by the program, never here.

-- A host is registered by its first accepted push. first_seen and last_seen are the aggregator's clock.
-- AUTOINCREMENT: the number of a forgotten host is never given to another, whose runs its own would be taken for.
CREATE TABLE host (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    hostname      TEXT    NOT NULL UNIQUE,
    first_seen    INTEGER NOT NULL,
    last_seen     INTEGER NOT NULL,
    tags          TEXT    NOT NULL,           -- a JSON object of strings, keys ascending
    version       TEXT,
    platform      TEXT,
    instance      TEXT,                       -- the id of the agent that pushed last
    conflict_seen INTEGER NOT NULL DEFAULT 0  -- when two instances last pushed under this name; 0: never
) STRICT;

-- The dictionary: runs hold these numbers instead of names, so a number is never given away twice.
CREATE TABLE series (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    metric_type TEXT NOT NULL,
    tags        TEXT NOT NULL,
    UNIQUE (metric_type, tags)
) STRICT;

-- The samples of one host over a span within one clock hour, encoded column by column (docs/storage-format.md).
-- id is the order of arrival: of two samples of the same series and second the one in the higher run holds.
CREATE TABLE run (
    id      INTEGER PRIMARY KEY,
    host_id INTEGER NOT NULL,
    from_ts INTEGER NOT NULL,
    to_ts   INTEGER NOT NULL,
    sealed  INTEGER NOT NULL,                 -- 0: what one push brought; 1: a closed window, merged
    samples BLOB    NOT NULL
) STRICT;

CREATE INDEX run_of_host ON run (host_id, from_ts, to_ts);

-- Mean, min, max and count of a host's series in buckets of step seconds (60, 3600), in the same encoding.
CREATE TABLE rollup (
    host_id INTEGER NOT NULL,
    step    INTEGER NOT NULL,
    from_ts INTEGER NOT NULL,
    to_ts   INTEGER NOT NULL,
    buckets BLOB    NOT NULL,
    PRIMARY KEY (host_id, step, from_ts)
) STRICT;

-- The newest sample of every series of every host. The program keeps it in memory and writes it here about once a
-- second; latest_mark says up to which run it is complete, and at start it is completed from the runs after that.
CREATE TABLE latest (
    host_id   INTEGER NOT NULL,
    series_id INTEGER NOT NULL,
    ts        INTEGER NOT NULL,
    value     REAL    NOT NULL,
    PRIMARY KEY (host_id, series_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE latest_mark (
    run_id INTEGER NOT NULL
) STRICT;

INSERT INTO latest_mark (run_id) VALUES (0);

-- Hosts that were forgotten while runs of theirs are still being removed in small steps.
CREATE TABLE forgotten_host (
    host_id INTEGER PRIMARY KEY
) STRICT;

-- For people with sqlite3: the fleet's queries run on these two as on plain tables.
CREATE VIEW hosts (hostname, first_seen, last_seen, tags, version, platform, status) AS
SELECT hostname, first_seen, last_seen, tags, version, platform,
       CASE WHEN last_seen > unixepoch() - 300 THEN 'online' ELSE 'offline' END
  FROM host;

CREATE VIEW metrics (timestamp, metric_type, host, tags, value) AS
SELECT latest.ts, series.metric_type, host.hostname, series.tags, latest.value
  FROM latest
  JOIN host   ON host.id = latest.host_id
  JOIN series ON series.id = latest.series_id;
