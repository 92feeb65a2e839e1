package io.sysmon.protocol;

/**
 * One measured value. Immutable.
 *
 * @param timestamp Unix time in whole seconds
 * @param metricType for example {@code memory.used_bytes}; the unit stands at its end
 * @param tags {@code ""} or canonical {@code key=value[,key=value…]}; see {@link SeriesTags}
 * @param value finite
 */
public record Sample(long timestamp, String metricType, String tags, double value) {}
