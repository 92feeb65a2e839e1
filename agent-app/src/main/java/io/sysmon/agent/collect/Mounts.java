package io.sysmon.agent.collect;

import io.sysmon.agent.proc.Mount;
import io.sysmon.protocol.SeriesTags;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which mounts are worth a series: file systems that hold files of their own and can fill up, each once. Left out are
 * pseudo file systems, memory (it is counted as shared memory), images that are full by nature, and what the
 * operator excludes: unless told otherwise what containers mount for themselves.
 */
final class Mounts {

    private static final Set<String> PSEUDO_TYPES = Set.of(
            "autofs",
            "binfmt_misc",
            "bpf",
            "cgroup",
            "cgroup2",
            "configfs",
            "debugfs",
            "devpts",
            "devtmpfs",
            "efivarfs",
            "erofs",
            "fuse.gvfsd-fuse",
            "fuse.lxcfs",
            "fuse.portal",
            "fuse.snapfuse",
            "fusectl",
            "hugetlbfs",
            "iso9660",
            "mqueue",
            "nsfs",
            "overlay",
            "proc",
            "procfs",
            "pstore",
            "ramfs",
            "rootfs",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "squashfs",
            "sysfs",
            "tmpfs",
            "tracefs",
            "udf");

    private Mounts() {}

    /** The mounts to measure, one for each file system: the one at the shortest path. Later mounts cover earlier ones. */
    static Collection<Mount> measured(List<Mount> mounts, Excludes excludes) {
        Map<String, Mount> byMountPoint = new TreeMap<>();
        for (Mount mount : mounts) {
            byMountPoint.put(mount.mountPoint(), mount);
        }
        Map<String, Mount> byFileSystem = new LinkedHashMap<>();
        for (Mount mount : byMountPoint.values()) {
            if (isMeasured(mount) && excludes.measuresMount(mount.mountPoint())) {
                byFileSystem.merge(fileSystemOf(mount), mount, Mounts::shorter);
            }
        }
        return byFileSystem.values();
    }

    /** The tags of a mount's samples. */
    static String tagsOf(Mount mount) {
        return SeriesTags.of("mount", mount.mountPoint());
    }

    private static boolean isMeasured(Mount mount) {
        boolean pseudo = PSEUDO_TYPES.contains(mount.type()) && !isContainerRoot(mount);
        return !pseudo && SeriesTags.problemOf(tagsOf(mount)) == null;
    }

    /** Within a container the root is an overlay, and the only file system there is. */
    private static boolean isContainerRoot(Mount mount) {
        return "overlay".equals(mount.type()) && "/".equals(mount.mountPoint());
    }

    /** A block device's name: subvolumes of one btrfs have device numbers of their own. Else the device number. */
    private static String fileSystemOf(Mount mount) {
        return mount.source().startsWith("/") ? mount.source() : mount.device();
    }

    private static Mount shorter(Mount one, Mount other) {
        return other.mountPoint().length() < one.mountPoint().length() ? other : one;
    }
}
