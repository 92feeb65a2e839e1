package io.sysmon.aggregator.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has a database open. Immutable.
 *
 * @param owner for people
 * @param url where the application answers, with its context path; {@code null} where its server did not tell it
 */
public record StoreHolder(String owner, @Nullable String url) {

    /**
     * The holder of a database's lock, if somebody has it. What is found may have changed when it is acted upon: opening
     * the store is what decides.
     */
    public static Optional<StoreHolder> of(Path file) {
        Path database = DatabaseFile.realPath(file);
        if (StoreLock.isHeldHere(database)) {
            return Optional.of(new StoreHolder("this process", null));
        }
        Path lock = StoreLock.fileOf(database);
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null ? Optional.of(read(lock)) : Optional.empty();
        } catch (IOException failed) {
            throw new StoreException("cannot ask for the lock " + lock, failed);
        }
    }

    /** What a lock's file says. */
    static StoreHolder read(Path lock) throws IOException {
        List<String> lines = Files.readAllLines(lock, StandardCharsets.US_ASCII);
        return new StoreHolder(
                lines.isEmpty() ? "another process" : lines.get(0), lines.size() < 2 ? null : lines.get(1));
    }
}
