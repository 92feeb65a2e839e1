package io.sysmon.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One question for each documented endpoint that reads. */
final class ContractQuestions {

    /** By the endpoint's path, without a leading slash. */
    static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("api/metrics", "api/metrics?host=web-1&from=-600"),
            Map.entry("api/hosts", "api/hosts?tag=role:web&sort=cpu&order=desc"),
            Map.entry("api/hosts/{hostname}", "api/hosts/web-1"),
            Map.entry("api/latest", "api/latest?host=web-1"),
            Map.entry("api/fleet/summary", "api/fleet/summary"),
            Map.entry("api/fleet/values", "api/fleet/values?metric=cpu.total_usage"),
            Map.entry("api/fleet/extremes", "api/fleet/extremes"),
            Map.entry("api/fleet/tags", "api/fleet/tags"),
            Map.entry("api/fleet/groups", "api/fleet/groups?tag_key=role"),
            Map.entry("api/fleet/trend", "api/fleet/trend"),
            Map.entry("api/health", "api/health"),
            Map.entry("api/status", "api/status"),
            Map.entry("api/upkeep/compact", "api/upkeep/compact"),
            Map.entry("api/openapi.json", "api/openapi.json"),
            Map.entry("api/session", "api/session"),
            Map.entry("metrics", "metrics"));

    private ContractQuestions() {}

    /** The endpoints that can be read, by the {@code paths} of the machine-readable contract. */
    static Set<String> readable(JsonNode paths) {
        Set<String> readable = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            if (path.getValue().has("get")) {
                readable.add(path.getKey().substring(1));
            }
        }
        return readable;
    }
}
