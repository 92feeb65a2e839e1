package io.sysmon.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a running Java process holds on to, as the JVM's own tools and the kernel tell it: for what is left behind. */
public final class JvmInside {

    /** num: #instances #bytes class name (module) */
    private static final Pattern HISTOGRAM_LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)");

    private static final Pattern THREAD_LINE = Pattern.compile("(?m)^\"([^\"]+)\"");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    /** Of the container and the JVM themselves: as many as they just need. What waits for a process ends a minute after it. */
    private static final Pattern ANY_NUMBER_OF = Pattern.compile(
            "http-.*|https-.*|Catalina-utility-.*|GC Thread#.*|C[12] CompilerThread.*|Attach Listener|Sweeper thread"
                    + "|Cleaner-.*|Monitor Deflation Thread|RMI .*|Common-Cleaner|process reaper");

    private final long pid;

    /** Of the process with that number, started by the {@code java} that runs the tests. */
    public JvmInside(long pid) {
        this.pid = pid;
    }

    /** How many objects of a class live after a full collection; 0 when it is not loaded either. */
    public long instancesOf(String className) {
        Matcher line = HISTOGRAM_LINE.matcher(jcmd("GC.class_histogram"));
        while (line.find()) {
            if (line.group(2).equals(className)) {
                return Long.parseLong(line.group(1));
            }
        }
        return 0;
    }

    /** Names of all classes that have an object, and begin with {@code prefix}. */
    public Set<String> livingClasses(String prefix) {
        return HISTOGRAM_LINE
                .matcher(jcmd("GC.class_histogram"))
                .results()
                .map(line -> line.group(2))
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of its threads without those that come and go with the container's work; numbers in them are one. */
    public Set<String> threads() {
        return THREAD_LINE
                .matcher(jcmd("Thread.print"))
                .results()
                .map(line -> line.group(1))
                .filter(name -> !ANY_NUMBER_OF.matcher(name).matches())
                .map(name -> NUMBERS.matcher(name).replaceAll("N"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many threads are in the midst of a method, written {@code package.Class.method(}. */
    public long threadsIn(String method) {
        return Pattern.compile("\n\n", Pattern.LITERAL)
                .splitAsStream(jcmd("Thread.print"))
                .filter(stack -> stack.contains("at " + method))
                .count();
    }

    /** Files that it has open or mapped; sockets and pipes are none. */
    public Set<String> files() {
        Set<String> files = new TreeSet<>();
        Path process = Path.of("/proc", String.valueOf(pid));
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"));
                Stream<String> maps = Files.lines(process.resolve("maps"))) {
            descriptors
                    .map(JvmInside::targetOf)
                    .filter(target -> target.startsWith("/"))
                    .forEach(files::add);
            maps.filter(line -> line.indexOf('/') >= 0)
                    .map(line -> line.substring(line.indexOf('/')))
                    .forEach(files::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    /** Memory that it takes now, MiB. */
    public long residentMebibytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String jcmd(String command) {
        try {
            Process process = new ProcessBuilder(
                            Artifacts.java().resolveSibling("jcmd").toString(), String.valueOf(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("jcmd " + pid + " " + command + ": " + output);
            }
            return output;
        } catch (IOException noJcmd) {
            throw new UncheckedIOException(noJcmd);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking a JVM", stopped);
        }
    }

    private static String targetOf(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closed) {
            return "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
