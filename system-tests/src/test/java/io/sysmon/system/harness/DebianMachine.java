package io.sysmon.system.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Debian system with systemd as its process 1, in namespaces of its own: its mounts, processes and services are not
 * this machine's. Only the network is shared, so that its agent reaches a test's aggregator; the kernel's settings cannot
 * be written. Needs root. Closing it ends everything in it.
 */
public final class DebianMachine implements AutoCloseable {

    private static final Duration INSTALLATION = Duration.ofMinutes(8);
    private static final Duration COMMAND = Duration.ofMinutes(3);
    private static final Duration BOOT = Duration.ofMinutes(1);

    private static final String BOOT_SCRIPT = """
            set -e
            mount --bind "$0" "$0"
            cd "$0"
            mount -t proc proc proc
            mount --bind proc/sys proc/sys
            mount -o remount,ro,bind proc/sys
            mount -t sysfs -o ro sysfs sys
            mount -t cgroup2 cgroup2 sys/fs/cgroup
            mount -t tmpfs tmpfs run
            mount -t tmpfs -o noexec tmpfs tmp
            exec chroot . env -i container=chroot PATH=/usr/sbin:/usr/bin:/sbin:/bin \\
              setpriv --bounding-set=-sys_time,-sys_module,-sys_boot /lib/systemd/systemd --unit=multi-user.target
            """;

    private final SystemUnderTest system;
    private final Path root;
    private final RunningProgram namespaces;

    private DebianMachine(SystemUnderTest system, Path root, RunningProgram namespaces) {
        this.system = system;
        this.root = root;
        this.namespaces = namespaces;
    }

    /** Fetches the smallest Debian 12 with systemd and a Java runtime from debootstrap's usual mirror, not yet running. */
    public static Path fetch(SystemUnderTest system) {
        Requirement.program("unshare");
        Path root = system.folder("debian");
        RunningProgram debootstrap = system.start(
                "debootstrap",
                List.of(
                        Requirement.program("debootstrap").toString(),
                        "--variant=minbase",
                        "--include=systemd,default-jre-headless,adduser",
                        "bookworm",
                        root.toString()),
                Map.of());
        assertThat(debootstrap.awaitExit(INSTALLATION)).as(debootstrap.output()).isZero();
        return root;
    }

    /** Boots a copy of {@code fetched}. */
    public static DebianMachine boot(SystemUnderTest system, Path fetched, String name) {
        Path root = system.folder(name);
        RunningProgram copy = system.start("cp", List.of("cp", "--archive", fetched + "/.", root.toString()), Map.of());
        assertThat(copy.awaitExit(COMMAND)).as(copy.output()).isZero();
        List<String> command = new ArrayList<>(
                List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc", "--cgroup"));
        command.addAll(List.of("--propagation", "private", "sh", "-c", BOOT_SCRIPT, root.toString()));
        DebianMachine machine = new DebianMachine(system, root, system.start("debian", command, Map.of()));
        await("Debian has booted").atMost(BOOT).until(machine::isRunning);
        return machine;
    }

    /** A file of it, for example {@code /etc/os-release}. */
    public Path file(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** What {@code command} says, both streams; it must succeed. */
    public String run(String... command) {
        RunningProgram program = start(command);
        assertThat(program.awaitExit(COMMAND))
                .as("%s:%n%s", List.of(command), program.output())
                .isZero();
        return program.output();
    }

    /** The exit code of {@code command}. */
    public int exitCode(String... command) {
        return start(command).awaitExit(COMMAND);
    }

    private RunningProgram start(String... command) {
        List<String> inside =
                new ArrayList<>(List.of("nsenter", "--target", String.valueOf(init()), "--mount", "--pid"));
        inside.addAll(List.of("--uts", "--ipc", "--cgroup", "--root", "--wd=/", "env", "-i", "LC_ALL=C.UTF-8"));
        inside.addAll(List.of("DEBIAN_FRONTEND=noninteractive", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"));
        inside.addAll(List.of(command));
        return system.start("in-debian", inside, Map.of());
    }

    private boolean isRunning() {
        return ProcessHandle.of(namespaces.pid()).stream()
                        .anyMatch(unshare -> unshare.children().count() == 1)
                && exitCode("systemctl", "is-system-running", "--quiet") == 0;
    }

    /** This machine's number of its process 1. */
    private long init() {
        return ProcessHandle.of(namespaces.pid())
                .flatMap(unshare -> unshare.children().findFirst())
                .orElseThrow(() -> new AssertionError("Debian has ended:\n" + namespaces.output()))
                .pid();
    }

    @Override
    public void close() {
        namespaces.close();
    }
}
