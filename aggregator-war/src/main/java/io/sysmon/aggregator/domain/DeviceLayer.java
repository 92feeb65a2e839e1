package io.sysmon.aggregator.domain;

import java.util.regex.Pattern;

/** Whether what a device carries is counted by other devices of the same host as well. */
public enum DeviceLayer {
    /** It lies on no other device that the host reports, as far as its name tells. */
    GROUND,

    /**
     * It lies on others, by the name that Linux gives it; where the operator chose another name nobody can tell from afar.
     *
     * <ul>
     *   <li>disks: device-mapper (LVM, LUKS, multipath), md, bcache, drbd, ZFS volumes
     *   <li>interfaces: bonds, teams, bridges, VLANs ({@code eth0.5}, {@code vlan5}), macvlan, ipvlan, tunnels and
     *       WireGuard
     * </ul>
     */
    UPPER;

    private static final Pattern UPPER_DISK = Pattern.compile("device=((dm-|md|bcache|drbd|zd)\\d+.*|md_.+)");
    private static final Pattern UPPER_INTERFACE = Pattern.compile("interface=("
            + "(bond|team|br|vmbr|virbr|lxdbr|vlan|macvlan|ipvlan|wg|tun|tap|tailscale)\\d+|br-.+|.+\\.\\d+)");

    /** The layer of the device that samples with these tags are of; tags without a device are of the ground. */
    public static DeviceLayer of(String tags) {
        boolean upper = UPPER_DISK.matcher(tags).matches()
                || UPPER_INTERFACE.matcher(tags).matches();
        return upper ? UPPER : GROUND;
    }
}
