package io.sysmon.agent.publish;

import java.net.Proxy;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How an aggregator is reached. Immutable.
 *
 * @param connectTimeout for connecting
 * @param readTimeout for each wait for bytes; a push as a whole has three times that
 * @param proxy on the way; {@link Proxy#NO_PROXY} for none
 * @param tls whom to trust and what to show over https, or {@code null} for what Java does by itself
 */
public record Network(
        Duration connectTimeout,
        Duration readTimeout,
        Proxy proxy,
        @Nullable SSLContext tls) {

    /** Straight, with one timeout for connecting and for waiting. */
    public static Network direct(Duration timeout) {
        return new Network(timeout, timeout, Proxy.NO_PROXY, null);
    }
}
