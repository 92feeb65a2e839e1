package io.sysmon.agent.proc;

/**
 * One mounted file system. Immutable.
 *
 * @param device major:minor; its own for each btrfs subvolume and each pseudo file system
 * @param mountPoint as this process sees it, unescaped
 * @param type for example {@code ext4}
 * @param source the block device, the NFS export, or any word
 * @param readOnly by the mount's own options or the file system's
 */
public record Mount(String device, String mountPoint, String type, String source, boolean readOnly) {}
