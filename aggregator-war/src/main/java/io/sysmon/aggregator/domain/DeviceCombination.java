package io.sysmon.aggregator.domain;

/**
 * How the samples that several devices of a host have of one metric at one moment become one figure of the host. The
 * metric's unit decides: amounts add up, of everything else the highest stands for the host.
 */
public enum DeviceCombination {
    /** Bytes and rates: the sum over devices. */
    SUM {
        @Override
        public double combine(double left, double right) {
            return left + right;
        }
    },
    /** Percentages, counts, temperatures: the fullest, busiest or hottest device. */
    MAX {
        @Override
        public double combine(double left, double right) {
            return Math.max(left, right);
        }
    };

    /** The combination for a metric, by the unit at the end of its name. */
    public static DeviceCombination of(String metricType) {
        return metricType.endsWith("_bytes") || metricType.endsWith("_per_sec") ? SUM : MAX;
    }

    /** The figure of two devices, or of some devices so far and one more. */
    public abstract double combine(double left, double right);
}
