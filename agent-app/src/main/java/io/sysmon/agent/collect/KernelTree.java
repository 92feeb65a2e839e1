package io.sysmon.agent.collect;

import io.sysmon.agent.proc.KernelText;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree of kernel files: {@code /proc}, {@code /sys}, or a copy of one. Every file is read into the same buffer, so a
 * text is valid until the next read. Confined to one thread.
 */
public final class KernelTree {

    private static final int FIRST_SIZE = 8192;

    /** The kernel hands out a page or so at a time, and the JDK copies larger reads through memory of its own. */
    private static final int READ_SIZE = 8192;

    /** No file read here comes near; a file that does not end must not take the memory. */
    private static final int MAX_SIZE = 16 << 20;

    private final Path root;
    private byte[] buffer = new byte[FIRST_SIZE];

    /** The tree under {@code root}. */
    public KernelTree(Path root) {
        this.root = root;
    }

    /**
     * The content of a file.
     *
     * @param path relative to the root
     * @throws NoSuchFileException when there is none
     * @throws IOException when it cannot be read; the message names the file
     */
    public KernelText read(String path) throws IOException {
        Path file = root.resolve(path);
        try (FileInputStream in = new FileInputStream(file.toString())) {
            int length = fill(in);
            return new KernelText(file.toString(), buffer, length);
        } catch (FileNotFoundException unopened) {
            if (Files.notExists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            throw new IOException("cannot open " + unopened.getMessage(), unopened);
        } catch (IOException failure) {
            throw new IOException("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** The content of a file, or {@code null} where there is none or it refuses to be read. */
    public @Nullable KernelText find(String path) {
        try {
            return read(path);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** Is there such a file or directory? */
    public boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /**
     * The names in a directory, sorted.
     *
     * @throws NoSuchFileException when there is none
     * @throws IOException when it cannot be read
     */
    public List<String> list(String directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(directory))) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        Collections.sort(names);
        return names;
    }

    private int fill(FileInputStream in) throws IOException {
        int length = 0;
        while (true) {
            if (length == buffer.length) {
                grow();
            }
            int count = in.read(buffer, length, Math.min(READ_SIZE, buffer.length - length));
            if (count < 0) {
                return length;
            }
            length += count;
        }
    }

    private void grow() throws IOException {
        if (buffer.length >= MAX_SIZE) {
            throw new IOException("more than " + MAX_SIZE + " bytes");
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
}
