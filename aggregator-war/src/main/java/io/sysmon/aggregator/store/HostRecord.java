package io.sysmon.aggregator.store;

import io.sysmon.protocol.HostIdentity;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A host as its row in the database has it. Immutable. Times are the aggregator's clock, Unix seconds.
 *
 * @param id the row's number, 0 before it is inserted
 * @param firstSeen when its first push was accepted
 * @param lastSeen when its last push was accepted
 * @param tags in order of their keys
 * @param version of the agent
 * @param platform the operating system
 * @param instance the agent that pushed last and said which it is
 * @param instanceSeen when that was; kept in memory only, the last push after a restart
 * @param conflictSeen when two instances last pushed within {@link #CONFLICT_SECONDS}, 0 for never
 */
record HostRecord(
        long id,
        long firstSeen,
        long lastSeen,
        Map<String, String> tags,
        @Nullable String version,
        @Nullable String platform,
        @Nullable String instance,
        long instanceSeen,
        long conflictSeen) {

    /** Two instances that push under one name within this time are in conflict, and for this time afterwards. */
    static final long CONFLICT_SECONDS = 300;

    /** A host that pushes for the first time. */
    static HostRecord first(HostIdentity said, long now) {
        Map<String, String> tags = said.tags() == null ? Map.of() : said.tags();
        return new HostRecord(0, now, now, tags, said.version(), said.platform(), said.instance(), now, 0);
    }

    HostRecord withId(long newId) {
        return new HostRecord(
                newId, firstSeen, lastSeen, tags, version, platform, instance, instanceSeen, conflictSeen);
    }

    /** The host after another push: what the push says replaces what was known, what it leaves out stays. */
    HostRecord seen(HostIdentity said, long now) {
        boolean names = said.instance() != null;
        return new HostRecord(
                id,
                firstSeen,
                now,
                said.tags() == null ? tags : said.tags(),
                said.version() == null ? version : said.version(),
                said.platform() == null ? platform : said.platform(),
                names ? said.instance() : instance,
                names ? now : instanceSeen,
                isAnotherInstance(said, now) ? now : conflictSeen);
    }

    /** Whether two agents share the name at the moment. */
    boolean isInConflict(long now) {
        return conflictSeen != 0 && now - conflictSeen < CONFLICT_SECONDS;
    }

    /** Whether nothing but {@link #lastSeen} differs in the database. */
    boolean saysTheSameAs(HostRecord other) {
        return tags.equals(other.tags)
                && Objects.equals(version, other.version)
                && Objects.equals(platform, other.platform)
                && Objects.equals(instance, other.instance)
                && conflictSeen == other.conflictSeen;
    }

    private boolean isAnotherInstance(HostIdentity said, long now) {
        return said.instance() != null
                && instance != null
                && !said.instance().equals(instance)
                && now - instanceSeen < CONFLICT_SECONDS;
    }
}
