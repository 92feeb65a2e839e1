package io.sysmon.aggregator.auth;

import io.sysmon.aggregator.domain.AccessToken;
import io.sysmon.aggregator.store.StoredTokens;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that are valid now: those of the token file or setting, and those that the aggregator made. What changes in
 * either counts about a second later, without a restart; while one of them cannot be read, what was read last stays valid.
 *
 * <p>Only hashes are kept in memory, and a presented secret is looked up by its hash: how long that takes tells nothing of
 * any secret. Thread-safe.
 */
public final class Tokens implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private static final long LOOK_SECONDS = 1;
    private static final long USES_SECONDS = 60;

    private final Supplier<List<String>> file;
    private final StoredTokens stored;
    private final InstantSource clock;
    private final Map<String, Long> lastUsed = new ConcurrentHashMap<>();
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<String, Long> written = new HashMap<>(); // guarded by looking, as the next
    private boolean failing;
    private volatile Snapshot snapshot;
    private volatile long nextLook;
    private volatile long nextUses;

    /**
     * Reads all tokens.
     *
     * @param file the secrets of the token file as they stand now; asked again and again, at least one
     */
    public Tokens(Supplier<List<String>> file, StoredTokens stored, InstantSource clock) {
        this.file = file;
        this.stored = stored;
        this.clock = clock;
        this.snapshot = read();
        long now = now();
        this.nextLook = now + LOOK_SECONDS;
        this.nextUses = now + USES_SECONDS;
    }

    /** What the presented secret is good for; empty when it is no token. */
    public Optional<Grant> find(@Nullable String presented) {
        if (presented == null || presented.isEmpty()) {
            return Optional.empty();
        }
        lookForChanges();
        Grant grant = snapshot.byHash.get(Secret.hash(presented));
        if (grant != null) {
            lastUsed.merge(grant.id(), now(), Math::max);
        }
        return Optional.ofNullable(grant);
    }

    /** The token of this {@link Grant#id}, while it is valid. */
    public Optional<Grant> findById(String id) {
        lookForChanges();
        return Optional.ofNullable(snapshot.byHash.get(id));
    }

    /** When each valid token was last used, Unix seconds; empty: never, or, for those of the file, not since the start. */
    public Map<Grant, OptionalLong> uses() {
        Map<Grant, OptionalLong> uses = new HashMap<>();
        snapshot.byHash.values().forEach(grant -> {
            Long used = lastUsed.get(grant.id());
            uses.put(grant, used == null ? OptionalLong.empty() : OptionalLong.of(used));
        });
        return uses;
    }

    /** Notes what was used since the last minute. */
    @Override
    public void close() {
        looking.lock();
        try {
            guarded(this::writeUses);
        } finally {
            looking.unlock();
        }
    }

    /** By whichever request comes first; others go on with what is known. */
    private void lookForChanges() {
        if (now() < nextLook || !looking.tryLock()) {
            return;
        }
        try {
            guarded(this::refresh);
            nextLook = now() + LOOK_SECONDS;
            if (now() >= nextUses) {
                nextUses = now() + USES_SECONDS;
                guarded(this::writeUses);
            }
        } finally {
            looking.unlock();
        }
    }

    private void refresh() {
        List<String> hashes = file.get().stream().map(Secret::hash).toList();
        if (!snapshot.hashesOfFile.equals(hashes) || !snapshot.version.equals(stored.version())) {
            snapshot = read();
            LOG.info("tokens were read anew: {} are valid", snapshot.byHash.size());
        }
    }

    private Snapshot read() {
        List<String> hashes = file.get().stream().map(Secret::hash).toList();
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("cannot open the API without a token");
        }
        String version = stored.version();
        Map<String, Grant> byHash = new HashMap<>();
        for (AccessToken token : stored.readAll()) {
            byHash.put(token.hash(), grant(token));
            token.lastUsed().ifPresent(used -> lastUsed.merge(token.hash(), used, Math::max));
        }
        for (int i = 0; i < hashes.size(); i++) {
            String hash = hashes.get(i);
            byHash.put(hash, new Grant("token-file:" + (i + 1), hash, AccessToken.Kind.PUSH, HostScope.EVERY_HOST));
        }
        return new Snapshot(hashes, version, Map.copyOf(byHash));
    }

    private static Grant grant(AccessToken token) {
        return new Grant(token.name(), token.hash(), token.kind(), HostScope.of(token.hosts(), token.tags()));
    }

    private void writeUses() {
        Map<String, Long> changed = new HashMap<>();
        lastUsed.forEach((id, used) -> {
            if (!used.equals(written.get(id))) {
                changed.put(id, used);
            }
        });
        if (!changed.isEmpty()) {
            stored.writeUses(changed);
            written.putAll(changed);
        }
    }

    /** What cannot be read or written now is tried again later: requests with valid tokens go on meanwhile. */
    private void guarded(Runnable step) {
        try {
            step.run();
            failing = false;
        } catch (RuntimeException later) {
            if (!failing) {
                LOG.warn("cannot look after the tokens, which stay as they are: {}", later.getMessage());
            }
            failing = true;
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /**
     * What was read at one moment.
     *
     * @param hashesOfFile of the token file's lines, in order
     * @param version of the tokens in the database
     * @param byHash what each token is good for
     */
    private record Snapshot(List<String> hashesOfFile, String version, Map<String, Grant> byHash) {}
}
