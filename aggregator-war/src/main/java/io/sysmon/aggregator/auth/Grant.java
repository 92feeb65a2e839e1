package io.sysmon.aggregator.auth;

import io.sysmon.aggregator.domain.AccessToken;

/**
 * What a request may do by the token that came with it. Immutable. The filter leaves it in the request's attributes, under
 * its class name.
 *
 * @param name of the token, for people: never the secret
 * @param id of the token, for machines: tells nothing of the secret
 * @param kind what the token is good for
 * @param scope the hosts that it may push as
 */
public record Grant(String name, String id, AccessToken.Kind kind, HostScope scope) {

    /** Whether it opens all that writes: pushes as any host, and forgetting hosts. */
    public boolean mayAdminister() {
        return kind == AccessToken.Kind.PUSH && scope.isEveryHost();
    }

    /** Whether it may push at all. */
    public boolean mayPush() {
        return kind == AccessToken.Kind.PUSH;
    }

    /** Whether it may look where looking needs a token. One host's secret may not: it is for writing as that host. */
    public boolean mayLook() {
        return kind == AccessToken.Kind.VIEW || scope.isEveryHost();
    }
}
