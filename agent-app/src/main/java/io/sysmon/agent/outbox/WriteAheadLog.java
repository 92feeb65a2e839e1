package io.sysmon.agent.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The log that an agent left which was killed, before SQLite opens it: SQLite takes everything from the first damaged
 * frame on as never written, without a word. From the SQLite file format's section 4, all numbers big-endian:
 *
 * <pre>
 * log    0  4  0x377f0682 or …83
 *        8  4  page size
 *       16  8  salt: each time the log starts over, its first four bytes count up and the others are random
 *       24     checksum of the first 24 bytes
 *       32     frames
 * frame  4  4  0, or in the last frame of a commit the pages of the database
 *        8  8  salt: another than the log's in frames left from before it started over
 *       24     the page
 * </pre>
 *
 * Immutable.
 */
final class WriteAheadLog {

    private static final int HEADER_BYTES = 32;
    private static final int PAGE_SIZE_AT = 8;
    private static final int SALT_AT = 16;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int FRAME_COMMIT_AT = 4;
    private static final int FRAME_SALT_AT = 8;
    private static final int USUAL_PAGE_SIZE = 4096;

    /** Two crashes of the machine in one life of the log may leave two unfinished commits behind each other. */
    private static final int MOST_UNFINISHED_COMMITS = 2;

    /** Of which nothing can be lost. */
    static final WriteAheadLog NONE = new WriteAheadLog(Path.of(""), List.of());

    private final Path file;

    /** The numbers of the frames that end a commit, from 1. */
    private final List<Long> commits;

    private WriteAheadLog(Path file, List<Long> commits) {
        this.file = file;
        this.commits = commits;
    }

    /** Looks at the log before it is opened; where there is none that can be read, nothing of it can be lost. */
    static WriteAheadLog of(Path file) {
        try {
            return Files.exists(file) ? new WriteAheadLog(file, commitsOf(file)) : NONE;
        } catch (IOException unreadable) {
            return NONE; // SQLite finds it unreadable too, and says so
        }
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** Whether SQLite, which has just opened the database, left out more than what a crash leaves unfinished. */
    boolean hasLost(Connection connection) throws SQLException {
        if (commits.size() <= MOST_UNFINISHED_COMMITS) {
            return false;
        }
        long accepted = framesAccepted(connection);
        return commits.stream().filter(frame -> frame > accepted).count() > MOST_UNFINISHED_COMMITS;
    }

    private static long framesAccepted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return row.getLong(2);
        }
    }

    private static List<Long> commitsOf(Path file) throws IOException {
        List<Long> commits = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = read(channel, 0, HEADER_BYTES);
            long frameBytes = (long) FRAME_HEADER_BYTES + pageSizeOf(header);
            long frames = Math.max(0, (channel.size() - HEADER_BYTES) / frameBytes);
            ByteBuffer first = read(channel, HEADER_BYTES, FRAME_HEADER_BYTES);
            if (header.getInt(SALT_AT) == first.getInt(FRAME_SALT_AT) + 1) {
                return commits; // the log has just started over, and no frame of its new life is there
            }
            for (long frame = 1; frame <= frames; frame++) {
                ByteBuffer head = read(channel, HEADER_BYTES + (frame - 1) * frameBytes, FRAME_HEADER_BYTES);
                if (head.getLong(FRAME_SALT_AT) == first.getLong(FRAME_SALT_AT) && head.getInt(FRAME_COMMIT_AT) != 0) {
                    commits.add(frame);
                }
            }
        }
        return commits;
    }

    private static int pageSizeOf(ByteBuffer header) {
        int pageSize = header.getInt(PAGE_SIZE_AT);
        boolean plausible = Integer.bitCount(pageSize) == 1 && pageSize >= 512 && pageSize <= 65_536;
        return plausible ? pageSize : USUAL_PAGE_SIZE;
    }

    private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // until it is full or the file ends
        }
        return buffer;
    }
}
