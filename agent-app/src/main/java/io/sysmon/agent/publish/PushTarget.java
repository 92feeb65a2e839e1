package io.sysmon.agent.publish;

import io.sysmon.protocol.HostIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Whom a publisher pushes to, as whom, and how often. Immutable.
 *
 * @param aggregator its base URL
 * @param token gives the token to send, at each push anew, so that a changed token file needs no restart
 * @param host what every push says of this host
 * @param interval between two pushes
 * @param network how it is reached
 */
public record PushTarget(
        URI aggregator, Supplier<String> token, HostIdentity host, Duration interval, Network network) {}
