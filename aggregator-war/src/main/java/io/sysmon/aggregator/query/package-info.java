/**
 * Answers questions over the store: hosts, latest samples, the fleet in sum, history. Plain objects that return values
 * of {@code domain}; imports {@code store} and {@code codec}, knows no HTTP and no SQL.
 */
@org.jspecify.annotations.NullMarked
package io.sysmon.aggregator.query;
