package io.sysmon.agent.proc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/net/dev}: every network interface. Immutable.
 *
 * <pre>
 * Inter-|   Receive                                                |  Transmit
 *  face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
 *   eth0: 9641590     269    0    0    0     0          0         0   101046     173    0    0    0     0       0          0
 *   eth1:1296140918 …                                     kernels before 3.x leave no blank behind the colon
 * </pre>
 *
 * See proc_net(5). 32-bit kernels before 2.6.33 wrap the byte counters at 4 GiB.
 *
 * @param interfaces by name, in the file's order; lines that are not whole are left out
 * @param malformed what could not be parsed, or {@code null}
 */
public record NetDev(
        Map<String, InterfaceCounters> interfaces, @Nullable String malformed) {

    private static final int HEADING_LINES = 2;

    /** Parses the whole file; no interface at all is an empty map. */
    public static NetDev parse(KernelText text) {
        Fields fields = text.fields();
        Map<String, InterfaceCounters> interfaces = new LinkedHashMap<>();
        for (int line = 1; fields.nextLine(); line++) {
            if (line > HEADING_LINES) {
                parseInterface(fields, interfaces);
            }
        }
        return new NetDev(Collections.unmodifiableMap(interfaces), fields.malformed());
    }

    private static void parseInterface(Fields fields, Map<String, InterfaceCounters> interfaces) {
        String name = fields.keyBefore(':');
        if (name == null || name.isEmpty()) {
            fields.complain("no interface name and colon");
            return;
        }
        InterfaceCounters counters = InterfaceCounters.parse(fields);
        if (counters.isComplete()) {
            interfaces.put(name, counters);
        } else {
            fields.complain("interface " + name + " has not sixteen numbers");
        }
    }
}
