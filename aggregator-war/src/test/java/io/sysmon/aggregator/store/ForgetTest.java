package io.sysmon.aggregator.store;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.fixture.StoreTestCase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgetTest extends StoreTestCase {

    @Test
    void aForgottenHostIsGoneAtOnceAndItsRunsSoonAfter() {
        store.push(PushBody.of("gone").sample(START, "m", 1));
        store.push(PushBody.of("stays").sample(START, "m", 2));

        assertThat(store.store().forget("gone")).isTrue();

        assertThat(store.hosts().find("gone")).isEmpty();
        assertThat(store.select("SELECT group_concat(hostname) FROM hosts")).isEqualTo("stays");
        assertThat(store.select("SELECT count(*) FROM metrics WHERE host = 'gone'"))
                .isEqualTo("0");
        await().untilAsserted(() ->
                assertThat(store.select("SELECT count(*) FROM run")).isEqualTo("1"));
        await().untilAsserted(() ->
                assertThat(store.select("SELECT count(*) FROM forgotten_host")).isEqualTo("0"));
    }

    @Test
    void aHostThatNeverPushedCannotBeForgotten() {
        assertThat(store.store().forget("nobody")).isFalse();
    }

    @Test
    void aHostThatPushesAgainBeginsAnew() {
        store.push(PushBody.of("h").sample(START, "old", 1));
        store.store().forget("h");
        clock.advance(100);

        store.push(PushBody.of("h").sample(START + 100, "new", 2));

        assertThat(store.hosts().find("h").orElseThrow().host().firstSeen()).isEqualTo(START + 100);
        assertThat(store.hosts().find("h").orElseThrow().series())
                .extracting(series -> series.metricType())
                .containsExactly("new");
        assertThat(store.history()
                        .query(new HistoryRequest(
                                new HistoryScope.Named(List.of("h")), List.of(), null, 0, START + 1000, 100))
                        .series())
                .extracting(series -> series.key().metricType())
                .containsExactly("new");
    }

    @Test
    void whatWasLeftToRemoveIsRemovedAfterARestart() {
        store.push(PushBody.of("h").sample(START, "m", 1));
        store.close();
        store.execute("DELETE FROM host");
        store.execute("INSERT INTO forgotten_host (host_id) VALUES (1)");

        store = OpenStore.in(folder, clock);
        store.push(PushBody.of("other").sample(START, "m", 1));

        await().untilAsserted(() -> assertThat(store.select("SELECT group_concat(host_id) FROM run"))
                .isEqualTo("2"));
    }
}
