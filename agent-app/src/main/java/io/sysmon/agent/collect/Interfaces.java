package io.sysmon.agent.collect;

import java.util.regex.Pattern;

/** Which network interfaces are worth a series. */
final class Interfaces {

    /** The loopback, and what containers, hypervisors and tests make and throw away. */
    private static final Pattern THROW_AWAY = Pattern.compile(
            "lo|(veth|cali|cilium|lxc|lxd|flannel|cni|weave|vxlan|kube"
                    + "|tap|vnet|virbr|docker|podman|ifb|dummy|gre|sit|tunl|ip6tnl|teql|erspan|nodelocaldns).*|br-[0-9a-f]{12}");

    private Interfaces() {}

    static boolean isMeasured(String name) {
        return !THROW_AWAY.matcher(name).matches();
    }
}
