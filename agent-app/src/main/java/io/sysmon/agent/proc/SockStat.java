package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/net/sockstat}: sockets in use now. Immutable.
 *
 * <pre>
 * sockets: used 8
 * TCP: inuse 1 orphan 0 tw 1 alloc 1 mem 0
 * UDP: inuse 0 mem 0
 * </pre>
 *
 * See proc_net(5). A name and its number may stand anywhere in their line.
 *
 * @param malformed what could not be parsed, or {@code null}
 */
public record SockStat(
        double tcpOrphan,
        double tcpTimeWait,
        double tcpAllocated,
        double udpInUse,
        @Nullable String malformed) {

    /** Parses the whole file. */
    public static SockStat parse(KernelText text) {
        Fields fields = text.fields();
        NamedNumbers tcp = new NamedNumbers("orphan", "tw", "alloc");
        NamedNumbers udp = new NamedNumbers("inuse");
        while (fields.nextLine() && fields.nextField()) {
            if (fields.is("TCP:")) {
                takeLine(fields, tcp);
            } else if (fields.is("UDP:")) {
                takeLine(fields, udp);
            }
        }
        return new SockStat(
                tcp.get("orphan"),
                tcp.get("tw"),
                tcp.get("alloc"),
                udp.get("inuse"),
                fields.malformedUnless(tcp.get("alloc"), "\"TCP:\" line with alloc"));
    }

    private static void takeLine(Fields fields, NamedNumbers numbers) {
        while (fields.nextField()) {
            numbers.take(fields);
        }
    }
}
