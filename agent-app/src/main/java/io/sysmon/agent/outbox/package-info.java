/**
 * The agent's local store: one SQLite file in which a tick is durable before the network is asked to take it, and stays
 * until every aggregator has. See {@link io.sysmon.agent.outbox.Outbox}.
 *
 * <p>Imports {@code io.sysmon.protocol} only. Nothing else in the agent speaks SQL.
 */
@NullMarked
package io.sysmon.agent.outbox;

import org.jspecify.annotations.NullMarked;
