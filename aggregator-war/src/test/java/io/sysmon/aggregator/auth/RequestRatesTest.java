package io.sysmon.aggregator.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.AccessToken;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestRatesTest {

    private static final Grant ONE = grant("one");
    private static final Grant OTHER = grant("other");

    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1); // the JVM's clock may wrap at any time
    private final RequestRates rates = new RequestRates(10, () -> nanos);

    @Test
    void allowsASecondsWorthAtOnceAndThenAsTimeGoesBy() {
        assertThat(permitted(ONE, 25)).isEqualTo(10);
        pass(300);
        assertThat(permitted(ONE, 25)).isEqualTo(3);
        pass(60_000);
        assertThat(permitted(ONE, 25)).as("time does not add up to more").isEqualTo(10);
    }

    @Test
    void refusedRequestsCostNothing() {
        permitted(ONE, 1000);
        pass(1000);

        assertThat(permitted(ONE, 25)).isEqualTo(10);
    }

    @Test
    void tokensDoNotShare() {
        permitted(ONE, 25);

        assertThat(permitted(OTHER, 25)).isEqualTo(10);
    }

    private int permitted(Grant grant, int requests) {
        int permitted = 0;
        for (int i = 0; i < requests; i++) {
            permitted += rates.permits(grant) ? 1 : 0;
        }
        return permitted;
    }

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static Grant grant(String name) {
        return new Grant(name, name, AccessToken.Kind.PUSH, HostScope.EVERY_HOST);
    }
}
