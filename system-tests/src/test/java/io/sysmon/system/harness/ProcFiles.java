package io.sysmon.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this machine's kernel says of itself, read by other means than the agent's. */
public final class ProcFiles {

    private static final Pattern ONE_CPU = Pattern.compile("cpu\\d+ .*");

    private ProcFiles() {}

    /** The host's name. */
    public static String hostname() {
        return lines(Path.of("/proc/sys/kernel/hostname")).get(0);
    }

    /** Logical CPUs on line. */
    public static long cpus() {
        return lines(Path.of("/proc/stat")).stream()
                .filter(line -> ONE_CPU.matcher(line).matches())
                .count();
    }

    /** Physical memory. */
    public static long memoryTotalBytes() {
        return kibibytes(Path.of("/proc/meminfo"), "MemTotal") * 1024;
    }

    /** When the kernel started, in Unix seconds. */
    public static long bootTimeSeconds() {
        return number(Path.of("/proc/stat"), "btime ");
    }

    /** Physical memory that the process has in use. */
    public static long residentBytes(long pid) {
        return kibibytes(Path.of("/proc", String.valueOf(pid), "status"), "VmRSS") * 1024;
    }

    /** Processes whose environment holds {@code assignment}, for example {@code SYSMON_HOME=/tmp/x}. */
    public static List<Long> processesWith(String assignment) {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .filter(pid -> environment(pid).contains(assignment))
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Empty for a process that ended or is another user's. */
    private static List<String> environment(String pid) {
        try {
            byte[] variables = Files.readAllBytes(Path.of("/proc", pid, "environ"));
            return List.of(new String(variables, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException goneOrForeign) {
            return List.of();
        }
    }

    private static long kibibytes(Path file, String key) {
        return number(file, key + ":");
    }

    private static long number(Path file, String prefix) {
        String line = lines(file).stream()
                .filter(candidate -> candidate.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no line " + prefix + " in " + file));
        return Long.parseLong(line.substring(prefix.length()).replace("kB", "").strip());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
