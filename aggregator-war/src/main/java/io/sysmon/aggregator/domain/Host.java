package io.sysmon.aggregator.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registered host as it stood at the moment of asking. Immutable.
 *
 * @param hostname the name it pushes under
 * @param firstSeen when its first push was accepted: the aggregator's clock, Unix seconds
 * @param lastSeen when its last push was accepted: the aggregator's clock, Unix seconds
 * @param tags the operator's tags in order of their keys; empty when it never sent any
 * @param version the agent's version, {@code null} when it never said
 * @param platform the operating system, {@code null} when it never said
 * @param status online or offline at the moment of asking
 * @param conflict whether two agents (two instances) lately pushed under this name
 * @param latest the headline values of its newest samples
 */
public record Host(
        String hostname,
        long firstSeen,
        long lastSeen,
        Map<String, String> tags,
        @Nullable String version,
        @Nullable String platform,
        HostStatus status,
        boolean conflict,
        Headline latest) {}
