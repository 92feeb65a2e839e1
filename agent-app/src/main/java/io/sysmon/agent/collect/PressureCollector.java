package io.sysmon.agent.collect;

import io.sysmon.agent.proc.Pressure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** The share of time in which tasks stalled for one resource, from {@code /proc/pressure}. */
final class PressureCollector implements Collector {

    private static final double MICROS_PER_SECOND = 1e6;

    private final KernelTree proc;
    private final String resource;
    private final LastReading<Pressure> last = new LastReading<>();

    /** For {@code cpu}, {@code memory} or {@code io}. */
    PressureCollector(KernelTree proc, String resource) {
        this.proc = proc;
        this.resource = resource;
    }

    @Override
    public String name() {
        return "pressure_" + resource;
    }

    @Override
    public Outcome read(long nanos) throws NoSuchFileException {
        Pressure pressure;
        try {
            pressure = Pressure.parse(proc.read("pressure/" + resource));
        } catch (NoSuchFileException missing) {
            throw missing;
        } catch (IOException refused) {
            // Kernels that were told psi=0, or not told psi=1, have the file and refuse the read.
            return new Outcome.Absent(String.valueOf(refused.getMessage()));
        }
        Readings readings = new Readings();
        Span<Pressure> span = last.advance(pressure, nanos);
        if (span != null) {
            readings.percent("pressure." + resource + "_some_percent", percent(span.perSecond(Pressure::someMicros)));
            if (!"cpu".equals(resource)) { // no task runs while all wait for a CPU: the kernel always says 0
                readings.percent(
                        "pressure." + resource + "_full_percent", percent(span.perSecond(Pressure::fullMicros)));
            }
        }
        return Outcome.of(readings, pressure.malformed());
    }

    private static double percent(double microsPerSecond) {
        return 100 * microsPerSecond / MICROS_PER_SECOND;
    }
}
