/**
 * What an operator on the host asks the agent's outbox: {@code status} and {@code history}. They read the file beside the
 * agent that writes it; the agent itself is not asked, since it takes no orders.
 *
 * <p>Imports {@code io.sysmon.agent.outbox}, {@code io.sysmon.agent.config}, {@code io.sysmon.settings} and {@code
 * io.sysmon.protocol}.
 */
@NullMarked
package io.sysmon.agent.command;

import org.jspecify.annotations.NullMarked;
