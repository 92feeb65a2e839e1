package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.fixture.StoreTestCase;
import org.junit.jupiter.api.Test;

class FleetExtremesTest extends StoreTestCase {

    @Test
    void findsTheFirstByEveryRuleAndEachHostOnce() {
        store.push(PushBody.of("gone-long"));
        clock.advance(10);
        store.push(PushBody.of("gone").sample(START, "cpu.total_usage", 100));
        clock.advance(300);
        store.push(PushBody.of("silent"));
        clock.advance(100);
        store.push(PushBody.of("full").sample(START, "filesystem.usage_percent", "mount=/", 99));
        store.push(PushBody.of("busy").sample(START, "cpu.total_usage", 99).sample(START, "memory.usage_percent", 98));
        store.push(PushBody.of("stalled").sample(START, "pressure.io_some_percent", 80));
        store.push(PushBody.of("well").sample(START, "cpu.total_usage", 5).sample(START, "memory.usage_percent", 5));

        assertThat(new FleetExtremes(store.store()).hosts(1))
                .extracting(Host::hostname)
                .containsExactly("gone", "silent", "full", "busy", "stalled");
        assertThat(new FleetExtremes(store.store()).hosts(10)).hasSize(7);
    }

    @Test
    void anEmptyFleetHasNone() {
        assertThat(new FleetExtremes(store.store()).hosts(10)).isEmpty();
    }
}
