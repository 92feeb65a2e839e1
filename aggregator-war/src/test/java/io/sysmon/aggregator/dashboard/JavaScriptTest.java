package io.sysmon.aggregator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs {@code npm test} of {@code src/test/js} (lint, types, unit and DOM tests of the dashboard) on a copy below
 * {@code target/javascript}, laid out as the project is, so that no dependency ever lands in the source tree. The
 * installed dependencies stay there for as long as the lock file is the same.
 *
 * <p>Without Node, npm or the registry the test is skipped, unless {@code REQUIRE_ALL_TESTS=true}: then it fails.
 */
class JavaScriptTest {
    private static final Path TESTS = Path.of("src/test/js");
    private static final Path WEB_ROOT = Path.of("../src-webapp");
    private static final Path WORKSPACE = Path.of("target/javascript").toAbsolutePath();
    private static final Path TESTS_COPY = WORKSPACE.resolve("aggregator-war/src/test/js");
    private static final Path INSTALLED = WORKSPACE.resolve("node_modules/.installed");

    /** npm's codes for a registry that cannot be reached; any other failure to install is a mistake of ours. */
    private static final Pattern UNREACHABLE = Pattern.compile(
            "\\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\\b");

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void dashboardPassesItsOwnChecksAndTests() throws IOException {
        requireNode();
        copySources();
        installDependencies();

        Outcome tests = run(TESTS_COPY, "npm", "test");

        assertThat(tests.exitCode()).as(tests.output()).isZero();
    }

    private static void requireNode() {
        for (String program : List.of("node", "npm")) {
            try {
                run(Path.of(""), program, "--version");
            } catch (UncheckedIOException e) {
                skip("cannot test the dashboard: there is no " + program + " on the path");
            }
        }
    }

    private static void copySources() throws IOException {
        deleteTree(WORKSPACE.resolve("src-webapp"));
        deleteTree(WORKSPACE.resolve("aggregator-war"));
        copyTree(WEB_ROOT, WORKSPACE.resolve("src-webapp"));
        copyTree(TESTS, TESTS_COPY);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.write(WORKSPACE.resolve(file), Files.readAllBytes(TESTS.resolve(file)));
        }
    }

    private static void installDependencies() throws IOException {
        String wanted = sha256(TESTS.resolve("package-lock.json"));
        if (Files.exists(INSTALLED) && Files.readString(INSTALLED).equals(wanted)) {
            return;
        }
        Outcome install = run(WORKSPACE, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        if (UNREACHABLE.matcher(install.output()).find()) {
            skip("cannot test the dashboard: the npm registry cannot be reached\n" + install.output());
        }
        assertThat(install.exitCode()).as(install.output()).isZero();
        Files.writeString(INSTALLED, wanted);
    }

    private static void skip(String reason) {
        if ("true".equals(System.getenv("REQUIRE_ALL_TESTS"))) {
            fail(reason + "; REQUIRE_ALL_TESTS forbids to skip it");
        }
        abort(reason);
    }

    /** Runs a program to its end; its output goes through a file, so that it can neither block nor be cut. */
    private static Outcome run(Path directory, String... command) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(WORKSPACE), "output", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int exitCode = waitFor(process, command);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Outcome(exitCode, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + Arrays.toString(command), e);
        }
    }

    private static int waitFor(Process process, String... command) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + Arrays.toString(command), e);
        }
    }

    /** Copies all but installed dependencies. */
    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : tree.filter(path -> !isInstalled(path)).toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(source));
                }
            }
        }
    }

    private static boolean isInstalled(Path path) {
        return Stream.iterate(path, p -> p != null, Path::getParent).anyMatch(p -> p.endsWith("node_modules"));
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Outcome(int exitCode, String output) {}
}
