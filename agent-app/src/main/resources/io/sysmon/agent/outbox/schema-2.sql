-- Schema 2 of the agent's outbox: how pushing goes, for the command "status".

ALTER TABLE aggregator ADD COLUMN pushed_at INTEGER NOT NULL DEFAULT 0;  -- Unix seconds of the last acknowledged push; 0: none
ALTER TABLE aggregator ADD COLUMN tried_at  INTEGER NOT NULL DEFAULT 0;  -- Unix seconds of the last push; 0: none
ALTER TABLE aggregator ADD COLUMN failures  INTEGER NOT NULL DEFAULT 0;  -- pushes since the last acknowledged one
ALTER TABLE aggregator ADD COLUMN problem   TEXT    NOT NULL DEFAULT ''; -- of the last push; '': none
PRAGMA user_version = 2;
