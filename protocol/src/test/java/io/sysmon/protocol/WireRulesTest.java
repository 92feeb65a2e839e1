package io.sysmon.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireRulesTest {

    @Test
    void boundsHostNames() {
        assertThat(WireRules.isHostname("web-01.example_2:9000")).isTrue();
        assertThat(WireRules.isHostname("x".repeat(253))).isTrue();
        assertThat(WireRules.isHostname("x".repeat(254))).isFalse();
        assertThat(WireRules.isHostname("a/b")).isFalse();
        assertThat(WireRules.isHostname("a;b")).isFalse();
        assertThat(WireRules.isHostname(".")).isFalse();
        assertThat(WireRules.isHostname("..")).isFalse();
        assertThat(WireRules.isHostname("...")).isTrue();
    }

    @Test
    void boundsMetricTypes() {
        assertThat(WireRules.isMetricType("cpu.total_usage")).isTrue();
        assertThat(WireRules.isMetricType("x".repeat(128))).isTrue();
        assertThat(WireRules.isMetricType("x".repeat(129))).isFalse();
        assertThat(WireRules.isMetricType("cpu{core}")).isFalse();
    }

    @Test
    void boundsHostTags() {
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < 32; i++) {
            tags.put("key" + i, "v".repeat(256));
        }
        assertThat(WireRules.problemOfHostTags(tags)).isNull();

        tags.put("one", "too many");
        assertThat(WireRules.problemOfHostTags(tags)).isEqualTo("has 33 pairs, expected at most 32");
        assertThat(WireRules.problemOfHostTags(Map.of("k".repeat(65), "v")))
                .isEqualTo("has a key that is not 1 to 64 printable characters");
        assertThat(WireRules.problemOfHostTags(Map.of("role", "v".repeat(257))))
                .isEqualTo(".role is not at most 256 printable characters");
    }
}
