package io.sysmon.agent.proc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/net/snmp}: the protocols' counters since boot. Immutable.
 *
 * <pre>
 * Tcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens … CurrEstab InSegs OutSegs RetransSegs InErrs OutRsts
 * Tcp: 1 200 120000 -1 12 … 1 253 251 0 0 2
 * Udp: InDatagrams NoPorts InErrors OutDatagrams …
 * Udp: 4 0 0 4 …
 * </pre>
 *
 * See proc_net(5) and RFC 1213. Columns are found by their names: kernels have added some in between.
 *
 * @param tcpEstablished connections now, ESTABLISHED or CLOSE-WAIT
 * @param malformed what could not be parsed, or {@code null}
 */
public record NetSnmp(
        double tcpEstablished,
        double tcpRetransmits,
        double tcpResetsSent,
        double udpInErrors,
        @Nullable String malformed) {

    /** Parses the whole file. */
    public static NetSnmp parse(KernelText text) {
        Fields fields = text.fields();
        NamedColumns tcp = new NamedColumns("CurrEstab", "RetransSegs", "OutRsts");
        NamedColumns udp = new NamedColumns("InErrors");
        while (fields.nextLine() && fields.nextField()) {
            if (fields.is("Tcp:")) {
                tcp.takeLine(fields);
            } else if (fields.is("Udp:")) {
                udp.takeLine(fields);
            }
        }
        double established = tcp.get("CurrEstab");
        return new NetSnmp(
                established,
                tcp.get("RetransSegs"),
                tcp.get("OutRsts"),
                udp.get("InErrors"),
                fields.malformedUnless(established, "\"Tcp:\" lines with CurrEstab"));
    }

    /** Two lines of one protocol: the first names the columns, the second holds their numbers. */
    private static final class NamedColumns {

        private final List<String> wanted;
        private final double[] numbers;
        private @Nullable List<String> heading;

        NamedColumns(String... wanted) {
            this.wanted = List.of(wanted);
            this.numbers = new double[wanted.length];
            Arrays.fill(numbers, Double.NaN);
        }

        void takeLine(Fields fields) {
            if (heading == null) {
                heading = new ArrayList<>();
                while (fields.nextField()) {
                    heading.add(fields.text());
                }
                return;
            }
            for (int column = 0; column < heading.size() && fields.nextField(); column++) {
                int index = wanted.indexOf(heading.get(column));
                if (index >= 0) {
                    numbers[index] = fields.number(0);
                }
            }
        }

        double get(String name) {
            return numbers[wanted.indexOf(name)];
        }
    }
}
