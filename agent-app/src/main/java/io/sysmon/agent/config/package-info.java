/**
 * The agent's settings, checked as a whole: {@link io.sysmon.agent.config.AgentConfig}.
 *
 * <p>Imports {@code io.sysmon.settings} and {@code io.sysmon.protocol}.
 */
@NullMarked
package io.sysmon.agent.config;

import org.jspecify.annotations.NullMarked;
