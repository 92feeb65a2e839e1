package io.sysmon.aggregator.store;

import io.sysmon.settings.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The file before anyone runs SQL on it: made with the settings that only an empty file takes, or checked for being what
 * it should be. Of the header (100 bytes, the SQLite file format's section 1.3) these parts are read:
 *
 * <pre>
 *  0  16  "SQLite format 3" and a zero byte
 * 16   2  page size in bytes, big-endian; 1 stands for 65536
 * 28   4  size of the file in pages
 * 68   4  application id: {@value #APPLICATION_ID}, "smon"
 * </pre>
 */
final class DatabaseFile {

    static final int APPLICATION_ID = 0x736D6F6E;

    /** Bytes; chosen in docs/decisions/0021. */
    static final int PAGE_SIZE = 4096;

    private static final int HEADER_BYTES = 100;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PAGE_SIZE_AT = 16;
    private static final int PAGE_COUNT_AT = 28;
    private static final int APPLICATION_ID_AT = 68;

    private final Path file;

    DatabaseFile(Path file) {
        this.file = file;
    }

    /** The path that every name of the file leads to. */
    static Path realPath(Path file) {
        try {
            Path absolute = file.toAbsolutePath();
            if (Files.exists(absolute)) {
                return absolute.toRealPath();
            }
            Path folder = absolute.getParent();
            if (folder == null || absolute.getFileName() == null) {
                throw new StoreException("cannot open " + file + ": it is a folder, expected a file");
            }
            return folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException failed) {
            throw new StoreException("cannot open " + file, failed);
        }
    }

    /** The write-ahead log beside a database. */
    static Path logOf(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    /** Makes durable: of a file its content, of a folder its names. */
    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Bytes; 0 for a file that is not there. */
    static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException notThere) {
            return 0;
        }
    }

    /**
     * Makes a file for SQLite to fill, in place of one that is there. Whoever can read it sees all samples: that is its owner
     * alone. SQLite gives the files that it makes beside it the same mode.
     */
    static void makeEmpty(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, OwnerOnly.attributes(file));
    }

    /** Makes the file when there is none, checks it when there is one. */
    void prepare() {
        try {
            if (Files.exists(file)) {
                check();
            } else {
                create();
            }
        } catch (IOException | SQLException failed) {
            throw new StoreException("cannot open " + file, failed);
        }
    }

    /** Under another name first, so that a crash never leaves an unfinished file under this one. */
    private void create() throws IOException, SQLException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        makeEmpty(unfinished);
        SQLiteDataSource source = new SQLiteDataSource(new SQLiteConfig());
        source.setUrl("jdbc:sqlite:" + unfinished);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA page_size = " + PAGE_SIZE);
            statement.executeUpdate("PRAGMA auto_vacuum = INCREMENTAL");
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
            statement.executeUpdate("VACUUM");
        }
        sync(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.resolveSibling("."));
    }

    /**
     * Checks the file without asking to write to it.
     *
     * @throws StoreException when there is none, or it is not what it should be
     */
    void requireReadable() {
        if (!Files.exists(file)) {
            throw new StoreException("cannot open " + file + ": there is no such file");
        }
        try {
            checkContent();
        } catch (IOException failed) {
            throw new StoreException("cannot open " + file, failed);
        }
    }

    private void check() throws IOException {
        if (Files.isRegularFile(file) && !Files.isWritable(file)) {
            throw new StoreException("cannot open " + file + ": it is not writable");
        }
        checkContent();
        new WriteAheadLog(file).check();
    }

    private void checkContent() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new StoreException("cannot open " + file + ": it is not a file");
        }
        ByteBuffer header = readHeader();
        byte[] magic = new byte[MAGIC.length];
        header.get(0, magic);
        if (!Arrays.equals(MAGIC, magic)) {
            throw new StoreException("cannot open " + file + ": it does not begin as an SQLite database does");
        }
        if (header.getInt(APPLICATION_ID_AT) != APPLICATION_ID) {
            throw new StoreException("cannot open " + file + ": it is an SQLite database of another program"
                    + " (application id " + header.getInt(APPLICATION_ID_AT) + ", expected " + APPLICATION_ID + ")");
        }
        checkSize(header);
    }

    private ByteBuffer readHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // until the header is whole or the file ends
            }
        }
        if (header.hasRemaining()) {
            throw new StoreException("cannot open " + file + ": it has " + header.position()
                    + " bytes, a database has at least " + HEADER_BYTES + "; restore a backup, or move it away");
        }
        return header;
    }

    /** Only without a log beside it: with one, the file may be short of pages that the log still holds. */
    private void checkSize(ByteBuffer header) throws IOException {
        Path log = logOf(file);
        if (Files.exists(log) && Files.size(log) > 0) {
            return;
        }
        int pageSize = Short.toUnsignedInt(header.getShort(PAGE_SIZE_AT));
        long expected = Integer.toUnsignedLong(header.getInt(PAGE_COUNT_AT)) * (pageSize == 1 ? 65_536 : pageSize);
        long found = Files.size(file);
        if (found < expected) {
            throw new StoreException("cannot open " + file + ": it is cut short, has " + found + " bytes, expected "
                    + expected + "; restore a backup");
        }
    }
}
