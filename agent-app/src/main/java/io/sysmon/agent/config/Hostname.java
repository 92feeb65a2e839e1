package io.sysmon.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The name this host is known by. */
final class Hostname {

    private Hostname() {}

    /** What was set, else the kernel's own name: no look-up that could take long or change; {@code ""} if unreadable. */
    static String of(@Nullable String set, Path procfs) {
        if (set != null) {
            return set;
        }
        try {
            return Files.readString(procfs.resolve("sys/kernel/hostname")).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
