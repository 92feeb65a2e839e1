package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.HostGroup;
import io.sysmon.aggregator.domain.TagMatch;
import io.sysmon.aggregator.domain.TagUse;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTagsTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private OpenStore store;
    private FleetTags tags;

    @BeforeEach
    void open() {
        store = OpenStore.in(folder, clock);
        tags = new FleetTags(store.store());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void countsTheHostsOfEveryValueInUse() {
        store.push(PushBody.of("a").tags(Map.of("role", "web", "zone", "eu")));
        store.push(PushBody.of("b").tags(Map.of("role", "web")));
        store.push(PushBody.of("c").tags(Map.of("role", "db")));
        store.push(PushBody.of("d"));

        assertThat(tags.inUse())
                .containsExactly(new TagUse("role", Map.of("db", 1, "web", 2)), new TagUse("zone", Map.of("eu", 1)));
    }

    @Test
    void keepsTheValuesOfTheMostHostsWhereThereAreVeryMany() {
        store.push(PushBody.of("first").tags(Map.of("serial", "shared")));
        for (int host = 0; host < 150; host++) {
            store.push(PushBody.of("host-" + host).tags(Map.of("serial", host == 7 ? "shared" : "s" + host)));
        }

        TagUse serial = tags.inUse().get(0);

        assertThat(serial.hostsByValue()).hasSize(100).containsEntry("shared", 2);
    }

    @Test
    void sumsUpTheOnlineHostsOfEachValueAndThoseWithoutItLast() {
        store.push(PushBody.of("gone").tags(Map.of("role", "web")).sample(START, "cpu.total_usage", 99));
        clock.advance(400);
        long now = START + 400;
        store.push(PushBody.of("web-1")
                .tags(Map.of("role", "web"))
                .sample(now, "cpu.total_usage", 10)
                .sample(now, "memory.used_bytes", 100)
                .sample(now, "memory.total_bytes", 400)
                .sample(now, "filesystem.usage_percent", "mount=/", 40));
        store.push(PushBody.of("web-2")
                .tags(Map.of("role", "web"))
                .sample(now, "cpu.total_usage", 30)
                .sample(now, "memory.used_bytes", 50)
                .sample(now, "filesystem.usage_percent", "mount=/", 91));
        store.push(PushBody.of("other"));

        assertThat(tags.groups("role", HostFilter.ALL))
                .containsExactly(
                        new HostGroup("web", 3, 2, 20, 150, 400, 91),
                        new HostGroup(null, 1, 1, Double.NaN, 0, 0, Double.NaN));
        assertThat(tags.groups("role", new HostFilter(null, List.of(TagMatch.parse("role:db")), null)))
                .isEmpty();
    }
}
