/**
 * The agent: reads {@code /proc} every two seconds, keeps the samples in SQLite, pushes them to the aggregators. Here is
 * {@link io.sysmon.agent.Main} and what wires the parts; every thread of the agent is made and ended here.
 *
 * <pre>
 * agent ▶ publish ▶ outbox ▶ protocol
 * agent ▶ collect ▶ proc
 * agent ▶ command ▶ outbox, config
 * agent ▶ config
 * </pre>
 *
 * The agent listens on no port, starts no process and loads no code: nothing can be asked of it from outside.
 */
@NullMarked
package io.sysmon.agent;

import org.jspecify.annotations.NullMarked;
