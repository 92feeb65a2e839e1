package io.sysmon.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The ways into a process, as the kernel has them: sockets that listen (TCP, local) or that take whatever comes (UDP), and
 * the processes it started. From {@code /proc/PID/fd} and {@code /proc/PID/net}.
 */
public final class OpenDoors {

    private static final String LISTENS = "0A";
    private static final int ACCEPTS_CONNECTIONS = 0x10000;

    private OpenDoors() {}

    /** All of one process, in words: {@code tcp 9000}, {@code udp 5353}, {@code unix /run/x}, {@code process 4711}. */
    public static Set<String> of(long pid) {
        Path process = Path.of("/proc", String.valueOf(pid));
        Set<String> sockets = socketsOf(process.resolve("fd"));
        Set<String> doors = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            lines(process.resolve("net").resolve(table)).forEach(line -> addInternet(table, line, sockets, doors));
        }
        lines(process.resolve("net/unix")).forEach(line -> addLocal(line, sockets, doors));
        ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(child -> doors.add("process " + child.pid()));
        return doors;
    }

    /** sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode … */
    private static void addInternet(String table, String line, Set<String> sockets, Set<String> doors) {
        String[] columns = line.strip().split("\\s+", -1);
        boolean isOpen = table.startsWith("udp") || columns[3].equals(LISTENS);
        if (isOpen && sockets.contains(columns[9])) {
            int port = Integer.parseInt(columns[1].substring(columns[1].indexOf(':') + 1), 16);
            doors.add(table.substring(0, 3) + " " + port);
        }
    }

    /** Num RefCount Protocol Flags Type St Inode Path */
    private static void addLocal(String line, Set<String> sockets, Set<String> doors) {
        String[] columns = line.strip().split("\\s+", -1);
        if ((Integer.parseInt(columns[3], 16) & ACCEPTS_CONNECTIONS) != 0 && sockets.contains(columns[6])) {
            doors.add("unix " + (columns.length > 7 ? columns[7] : ""));
        }
    }

    /** The inodes of its sockets. */
    private static Set<String> socketsOf(Path descriptors) {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> files = Files.list(descriptors)) {
            for (Path file : files.toList()) {
                String target = targetOf(file);
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sockets;
    }

    /** Empty for one that was closed meanwhile. */
    private static String targetOf(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException closed) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            return lines.subList(1, lines.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
