package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/pressure/cpu}, {@code memory} or {@code io}: how long tasks stalled, since boot. Immutable.
 *
 * <pre>
 * some avg10=0.00 avg60=0.03 avg300=0.22 total=2832418     µs in which at least one task waited
 * full avg10=0.00 avg60=0.00 avg300=0.00 total=0           µs in which all tasks waited; for cpu since 5.13, always 0
 * </pre>
 *
 * See Documentation/accounting/psi.rst; since 4.20.
 *
 * @param malformed what could not be parsed, or {@code null}
 */
public record Pressure(
        double someMicros, double fullMicros, @Nullable String malformed) {

    private static final String TOTAL = "total=";

    /** Parses the whole file. */
    public static Pressure parse(KernelText text) {
        Fields fields = text.fields();
        double someMicros = Double.NaN;
        double fullMicros = Double.NaN;
        while (fields.nextLine() && fields.nextField()) {
            if (fields.is("some")) {
                someMicros = total(fields);
            } else if (fields.is("full")) {
                fullMicros = total(fields);
            }
        }
        return new Pressure(someMicros, fullMicros, fields.malformedUnless(someMicros, "\"some … total=\""));
    }

    private static double total(Fields fields) {
        while (fields.nextField()) {
            if (fields.startsWith(TOTAL)) {
                return fields.number(TOTAL.length());
            }
        }
        return Double.NaN;
    }
}
