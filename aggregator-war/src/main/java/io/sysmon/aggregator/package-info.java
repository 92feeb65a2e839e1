/** Placeholder. */
@org.jspecify.annotations.NullMarked
package io.sysmon.aggregator;
