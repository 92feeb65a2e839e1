package io.sysmon.aggregator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The hosts in memory. Thread-safe. */
public final class HostRegistry {

    private final ConcurrentNavigableMap<String, HostEntry> entries = new ConcurrentSkipListMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final SeriesCount seriesOfAll = new SeriesCount();
    private final SeriesDictionary dictionary;
    private final long onlineSeconds;

    HostRegistry(SeriesDictionary dictionary, long onlineSeconds) {
        this.dictionary = dictionary;
        this.onlineSeconds = onlineSeconds;
    }

    /** The registered hosts by name. */
    public List<HostEntry> registered() {
        List<HostEntry> registered = new ArrayList<>(entries.size());
        for (HostEntry entry : entries.values()) {
            if (entry.isRegistered()) {
                registered.add(entry);
            }
        }
        return registered;
    }

    /** The registered host of that name, or {@code null}. */
    public @Nullable HostEntry find(String hostname) {
        HostEntry entry = entries.get(hostname);
        return entry != null && entry.isRegistered() ? entry : null;
    }

    /** The name of a host's number, for people; looks at all of them. */
    String nameOf(long hostId) {
        return registered().stream()
                .filter(host -> host.id() == hostId)
                .map(HostEntry::hostname)
                .findFirst()
                .orElse("host " + hostId);
    }

    /** The entry of that name, made if need be. */
    HostEntry obtain(String hostname) {
        HostEntry known = entries.get(hostname);
        return known != null ? known : insert(new HostEntry(hostname, dictionary, seriesOfAll, onlineSeconds));
    }

    /** How many entries there are, those of pushes under way included. */
    int size() {
        return size.get();
    }

    /** How many series all hosts have. */
    int seriesOfAll() {
        return seriesOfAll.get();
    }

    private HostEntry insert(HostEntry entry) {
        HostEntry other = entries.putIfAbsent(entry.hostname(), entry);
        if (other != null) {
            return other;
        }
        size.incrementAndGet();
        return entry;
    }

    /** Forgets registered hosts that are not among these. */
    void retain(Set<String> hostnames) {
        for (HostEntry entry : entries.values()) {
            if (entry.isRegistered() && !hostnames.contains(entry.hostname())) {
                remove(entry);
            }
        }
    }

    /** Forgets a host. */
    void remove(String hostname) {
        HostEntry entry = entries.get(hostname);
        if (entry != null) {
            remove(entry);
        }
    }

    /** Forgets a name under which nothing was stored and no push is under way. */
    void removeUnused(String hostname) {
        HostEntry entry = entries.get(hostname);
        if (entry != null && !entry.isInUse()) {
            remove(entry);
        }
    }

    private void remove(HostEntry entry) {
        if (entries.remove(entry.hostname(), entry)) {
            size.decrementAndGet();
            entry.leave();
        }
    }
}
