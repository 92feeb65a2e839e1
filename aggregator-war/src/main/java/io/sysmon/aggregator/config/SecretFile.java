package io.sysmon.aggregator.config;

import io.sysmon.settings.ConfigException;
import io.sysmon.settings.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * A file with a secret on one line, that only its user can read.
 *
 * @param path where it is, or will be
 */
public record SecretFile(Path path) {

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /**
     * Makes the file where there is none, never readable by others, not even between making and filling it.
     *
     * @return whether it was made
     * @throws ConfigException when it cannot be made
     */
    public boolean create(String secret) {
        if (Files.exists(path)) {
            return false;
        }
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            write((secret + "\n").getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (FileAlreadyExistsException anotherWasFirst) {
            return false;
        } catch (IOException e) {
            throw new ConfigException(List.of("cannot make the file " + path + ": " + e));
        }
    }

    /**
     * The secret, from the file that is there or made now with {@code fresh} in it.
     *
     * @throws ConfigException when it cannot be read or made, or is empty
     */
    public String readOrCreate(String fresh) {
        create(fresh);
        try {
            String secret = Files.readString(path, StandardCharsets.US_ASCII).strip();
            if (secret.isEmpty()) {
                throw new ConfigException(List.of("the file " + path + " is empty: expected a secret"));
            }
            return secret;
        } catch (IOException e) {
            throw new ConfigException(List.of("cannot read the file " + path + ": " + e));
        }
    }

    private void write(byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(path, NEW, OwnerOnly.attributes(path))) {
            channel.write(ByteBuffer.wrap(content));
            channel.force(true);
        }
        // else a machine that fails within seconds may keep a file without a secret, which refuses the next start
        try (FileChannel folder =
                FileChannel.open(path.toAbsolutePath().resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
