package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.AccessToken;
import java.util.List;
import java.util.Map;

/** The tokens that a running aggregator honours, and when each was last used. Thread-safe. */
public final class StoredTokens {

    private final Readers readers;
    private final Writer writer;

    StoredTokens(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    /**
     * Something short that is another after each token that was added or revoked, by whatever process.
     *
     * @throws StoreException when the database cannot be read
     * @throws StoreUnavailableException when all readers stay busy
     */
    public String version() {
        return readers.get("SELECT_TOKEN_VERSION", TokenTable::readVersion);
    }

    /** All of them in order of their names; throws as {@link #version} does. */
    public List<AccessToken> readAll() {
        return readers.get("SELECT_TOKENS", TokenTable::readAll);
    }

    /**
     * Notes when tokens were last used.
     *
     * @param lastUsed Unix seconds by the token's hash; hashes of no token are passed over
     * @throws StoreUnavailableException when the database cannot be written now
     */
    public void writeUses(Map<String, Long> lastUsed) {
        writer.run(StepKind.TOKENS, session -> {
            TokenTable.writeUses(session.connection(), lastUsed);
            return () -> lastUsed.size();
        });
    }
}
