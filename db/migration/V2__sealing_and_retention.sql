-- What sealing and retention need beside the runs and roll-ups of the first schema.

-- Also tells, without touching a run, which windows of a host have fresh runs and how many bytes they are.
DROP INDEX run_of_host;
CREATE INDEX run_of_host ON run (host_id, from_ts, to_ts, sealed, length(samples));

-- How many bytes the roll-ups are, without touching them.
CREATE INDEX rollup_bytes ON rollup (step, from_ts, length(buckets));

-- Up to where history was dropped, for all hosts alike: nothing before from_ts is kept at that step, whether or not its
-- rows were removed yet. Step 1: samples; 60, 3600: roll-ups. It only ever moves forward.
CREATE TABLE kept (
    step    INTEGER PRIMARY KEY,
    from_ts INTEGER NOT NULL
) STRICT;

INSERT INTO kept (step, from_ts) VALUES (1, 0), (60, 0), (3600, 0);
