/**
 * The codec of the history: the samples of one host over a span of time as one run of bytes, column by column, and back
 * bit for bit. Pure functions over arrays: no I/O, no SQL, no clock, nothing from other packages of the aggregator.
 *
 * <p>{@link io.sysmon.aggregator.codec.RunEncoder} makes runs of samples, {@link io.sysmon.aggregator.codec.RunReader} reads
 * them; {@link io.sysmon.aggregator.codec.RollupEncoder} and {@link io.sysmon.aggregator.codec.RollupReader} do the same for
 * what is kept when the samples are gone. The layout is drawn in {@code docs/storage-format.md}.
 */
@org.jspecify.annotations.NullMarked
package io.sysmon.aggregator.codec;
