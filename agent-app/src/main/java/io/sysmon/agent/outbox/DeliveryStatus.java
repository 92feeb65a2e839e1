package io.sysmon.agent.outbox;

/**
 * How the delivery to one aggregator stands. Immutable.
 *
 * @param aggregator its base URL
 * @param pendingTicks that it does not have
 * @param note how pushing goes
 */
public record DeliveryStatus(String aggregator, long pendingTicks, PushNote note) {}
