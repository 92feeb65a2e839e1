/**
 * Brings the outbox to the aggregators: one {@link io.sysmon.agent.publish.Publisher} for each. What an answer means is
 * decided in one place, {@link io.sysmon.agent.publish.Verdict}; when to try again in {@link
 * io.sysmon.agent.publish.PushSchedule} and {@link io.sysmon.agent.publish.Backoff}.
 *
 * <p>Imports {@code io.sysmon.agent.outbox} and {@code io.sysmon.protocol}. Makes no thread: it is run by the agent's.
 */
@NullMarked
package io.sysmon.agent.publish;

import org.jspecify.annotations.NullMarked;
