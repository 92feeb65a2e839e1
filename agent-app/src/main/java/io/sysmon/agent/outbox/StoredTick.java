package io.sysmon.agent.outbox;

/**
 * One tick as the outbox holds it. Nobody changes {@code samples}.
 *
 * @param id order of arrival
 * @param timestamp Unix seconds
 * @param size number of samples
 * @param samples see {@code TickFormat}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: the id tells ticks apart
public record StoredTick(long id, long timestamp, int size, byte[] samples) {}
