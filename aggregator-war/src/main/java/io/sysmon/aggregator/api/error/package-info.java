/**
 * One body for everything that goes wrong: {@link io.sysmon.aggregator.api.error.Problem} (RFC 9457), whether a filter,
 * a resource or the container found it.
 */
@NullMarked
package io.sysmon.aggregator.api.error;

import org.jspecify.annotations.NullMarked;
