package io.sysmon.agent;

import io.sysmon.agent.collect.Collectors.Roots;
import io.sysmon.agent.collect.Excludes;
import io.sysmon.agent.collect.SpaceUsage;
import io.sysmon.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The trees of one host under {@code src/test/resources/fixtures}: {@code first} as it is read at first, {@code second}
 * with what has changed two seconds later, and {@code space.tsv} with what its file systems answer. See ORIGINS.md there.
 */
public final class Fixture {

    /** What is left out unless the operator says otherwise. */
    public static final Excludes EXCLUDES = Excludes.of(
            String.valueOf(Setting.DISK_EXCLUDE.defaultText()),
            String.valueOf(Setting.FILESYSTEM_EXCLUDE.defaultText()),
            String.valueOf(Setting.NETWORK_EXCLUDE.defaultText()));

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    private static final Pattern SPACE = Pattern.compile("(.+)\t(\\d+)\t(\\d+)\t(\\d+)");

    private final Path source;
    private final Path root;

    private Fixture(Path source, Path root) {
        this.source = source;
        this.root = root;
    }

    /** The names of all fixtures. */
    public static List<String> names() {
        try (Stream<Path> directories = Files.list(FIXTURES)) {
            return directories
                    .filter(Files::isDirectory)
                    .map(directory -> String.valueOf(directory.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The fixture as it is read at first, copied to {@code root}. */
    public static Fixture copyOf(String name, Path root) {
        Fixture fixture = new Fixture(FIXTURES.resolve(name), root);
        fixture.overlay("first");
        return fixture;
    }

    /** Lets two seconds pass. */
    public void advance() {
        overlay("second");
    }

    /** Where the copy's trees are. */
    public Roots roots() {
        return new Roots(root.resolve("proc"), root.resolve("sys"), Path.of("/"));
    }

    /** The copy of one file. */
    public Path file(String path) {
        return root.resolve(path);
    }

    /** What the file system at {@code mountPoint} answers. */
    public SpaceUsage space(Path mountPoint) throws IOException {
        for (String line : Files.readAllLines(source.resolve("space.tsv"))) {
            Matcher space = SPACE.matcher(line);
            if (space.matches() && space.group(1).equals(mountPoint.toString())) {
                return new SpaceUsage(bytes(space.group(2)), bytes(space.group(3)), bytes(space.group(4)));
            }
        }
        throw new IOException("no " + mountPoint + " in space.tsv");
    }

    private static double bytes(String digits) {
        return Double.parseDouble(digits);
    }

    private void overlay(String moment) {
        Path from = source.resolve(moment);
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Path target = root.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
