package io.sysmon.agent.collect;

import java.util.regex.Pattern;

/**
 * What the operator leaves out. Each expression is held against the whole name. Immutable.
 *
 * @param disks names of block devices, as {@code /proc/diskstats} has them
 * @param mounts paths of mount points
 * @param interfaces names of network interfaces
 */
public record Excludes(Pattern disks, Pattern mounts, Pattern interfaces) {

    /** Compiles the three expressions. */
    public static Excludes of(String disks, String mounts, String interfaces) {
        return new Excludes(Pattern.compile(disks), Pattern.compile(mounts), Pattern.compile(interfaces));
    }

    boolean measuresDisk(String name) {
        return !disks.matcher(name).matches();
    }

    boolean measuresMount(String path) {
        return !mounts.matcher(path).matches();
    }

    boolean measuresInterface(String name) {
        return !interfaces.matcher(name).matches();
    }
}
