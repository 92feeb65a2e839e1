-- Schema 1 of the agent's outbox.

CREATE TABLE tick (
    id        INTEGER PRIMARY KEY,  -- order of arrival; an id is never used again
    timestamp INTEGER NOT NULL,     -- Unix seconds
    size      INTEGER NOT NULL,     -- number of samples
    samples   BLOB    NOT NULL      -- see TickFormat
) STRICT;

CREATE TABLE series (
    id          INTEGER PRIMARY KEY,
    metric_type TEXT NOT NULL,
    tags        TEXT NOT NULL,
    UNIQUE (metric_type, tags)
) STRICT;

CREATE TABLE aggregator (
    url     TEXT NOT NULL PRIMARY KEY,
    missing TEXT NOT NULL           -- ids of the ticks it does not have, see IdRanges: 120-180,240-
) STRICT, WITHOUT ROWID;

CREATE TABLE refused (              -- batches that an aggregator will never take, and damaged ticks
    id         INTEGER PRIMARY KEY,
    timestamp  INTEGER NOT NULL,    -- of the batch's newest tick
    aggregator TEXT    NOT NULL, -- '' for a damaged tick
    reason     TEXT    NOT NULL,
    body       BLOB    NOT NULL     -- the push as it was sent, gzipped JSON; or the bytes of the damaged tick
) STRICT;

CREATE TABLE identity (             -- one row
    instance      TEXT    NOT NULL, -- random, made with the file, kept for good
    dropped_ticks INTEGER NOT NULL  -- that went before every aggregator had them: at a bound, or damaged
) STRICT;

INSERT INTO identity VALUES (lower(hex(randomblob(16))), 0);
PRAGMA user_version = 1;
