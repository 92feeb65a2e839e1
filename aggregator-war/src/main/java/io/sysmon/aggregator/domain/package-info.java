/**
 * What the aggregator knows and answers, as values: hosts, their headline figures and latest samples, the fleet in sum,
 * history, and the questions that lead to them. Immutable, without I/O; imports only the wire's {@code SeriesKey} and
 * metric names.
 */
@org.jspecify.annotations.NullMarked
package io.sysmon.aggregator.domain;
