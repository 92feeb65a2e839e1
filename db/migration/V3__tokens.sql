-- Tokens that the aggregator made, by the hash of their secrets alone: who has this file cannot push or look with it.
-- A row is never changed, so that the number of rows and the highest id tell whether any came or went.
CREATE TABLE token (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT    NOT NULL UNIQUE,
    hash    TEXT    NOT NULL UNIQUE,          -- SHA-256 of the secret's UTF-8 bytes, hexadecimal, lower case
    kind    TEXT    NOT NULL,                 -- push | view
    hosts   TEXT    NOT NULL,                 -- patterns of host names with commas between; empty: every host
    tags    TEXT    NOT NULL,                 -- a JSON object, keys to patterns of their values; {}: whatever tags
    created INTEGER NOT NULL                  -- Unix seconds
) STRICT;

-- When a token was last used, to the minute. Apart from the tokens, since the server writes it and people write those.
CREATE TABLE token_use (
    token_id  INTEGER PRIMARY KEY,
    last_used INTEGER NOT NULL
) STRICT;
