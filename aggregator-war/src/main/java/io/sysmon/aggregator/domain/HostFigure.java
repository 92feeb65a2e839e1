package io.sysmon.aggregator.domain;

/**
 * One figure of a host, worked out from the newest samples that its devices have of one metric. Only samples of the
 * newest moment count. In a sum a device of the {@linkplain DeviceLayer#UPPER upper layer} counts only where there is no
 * other: the bytes of a volume are those of its disks. Confined to one thread.
 */
public final class HostFigure {

    private final DeviceCombination combination;
    private long timestamp = -1;
    private DeviceLayer layer = DeviceLayer.GROUND;
    private double value = Double.NaN;

    /** A figure without samples. */
    public HostFigure(DeviceCombination combination) {
        this.combination = combination;
    }

    /**
     * Adds the newest sample of one device.
     *
     * @param sampleTimestamp Unix seconds, at least 0
     */
    public void add(DeviceLayer sampleLayer, long sampleTimestamp, double sample) {
        if (sampleTimestamp < timestamp) {
            return;
        }
        boolean sameLayer = sampleLayer == layer || combination != DeviceCombination.SUM;
        if (sampleTimestamp > timestamp || (!sameLayer && sampleLayer == DeviceLayer.GROUND)) {
            timestamp = sampleTimestamp;
            layer = sampleLayer;
            value = sample;
        } else if (sameLayer) {
            value = combination.combine(value, sample);
        }
    }

    /** The moment of its samples, Unix seconds; −1 without any. */
    public long timestamp() {
        return timestamp;
    }

    /** The figure; {@code NaN} without a sample. */
    public double value() {
        return value;
    }
}
