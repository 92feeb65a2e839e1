package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * A file that holds one number, as most of {@code /proc/sys} and {@code /sys} do. Immutable.
 *
 * <pre>262144</pre>
 *
 * @param value may be negative: {@code /sys/class/net/eth0/speed} is -1 when it is not known, a sensor may freeze
 * @param malformed what could not be parsed, or {@code null}
 */
public record SingleNumber(double value, @Nullable String malformed) {

    /** Parses the one line. */
    public static SingleNumber parse(KernelText text) {
        Fields fields = text.fields();
        fields.nextLine();
        boolean negative = fields.nextField() && fields.startsWith("-");
        double size = fields.text().isEmpty() ? Double.NaN : fields.number(negative ? 1 : 0);
        return new SingleNumber(negative ? -size : size, fields.malformedUnless(size, "number"));
    }

    /** The value where it counts something; {@code NaN} below 0, which no count can be. */
    public double count() {
        return value >= 0 ? value : Double.NaN;
    }
}
