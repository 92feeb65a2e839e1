package io.sysmon.agent.collect;

import io.sysmon.protocol.SeriesTags;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which devices of a kind are measured, and what their samples' tags say. A device is judged when it is first seen and
 * again when it comes back. Confined to one thread.
 */
final class DeviceTags {

    private static final String NOT_MEASURED = "";

    private final String key;
    private final Predicate<String> measured;
    private final Map<String, String> tagsByName = new HashMap<>();

    /** Tags of the form {@code key=name} for the names that {@code measured} accepts. */
    DeviceTags(String key, Predicate<String> measured) {
        this.key = key;
        this.measured = measured;
    }

    /** The tags of the device's samples, or {@code null} when it is not measured. */
    @Nullable String find(String name) {
        String tags = tagsByName.computeIfAbsent(name, this::judge);
        return tags.equals(NOT_MEASURED) ? null : tags;
    }

    /** Forgets every device that is not there any more. */
    void keepOnly(Set<String> present) {
        if (tagsByName.size() > present.size()) {
            tagsByName.keySet().retainAll(present);
        }
    }

    private String judge(String name) {
        return measured.test(name) ? SeriesTags.of(key, name) : NOT_MEASURED;
    }
}
