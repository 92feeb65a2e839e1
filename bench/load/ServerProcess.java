import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel counts for the measured server. Immutable; every call reads anew. */
record ServerProcess(long pid) {

    /** User and system time so far, seconds: in steps of the kernel's clock tick, 10 ms. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /** Resident memory, MiB. */
    double rssMib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS for process " + pid);
    }
}
