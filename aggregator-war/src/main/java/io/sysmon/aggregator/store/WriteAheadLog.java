package io.sysmon.aggregator.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The log beside a database that was not closed in order, before SQLite reads it: SQLite takes everything from the first
 * frame that does not fit on as never written, and would drop acknowledged commits without a word. From the SQLite file
 * format's section 4, all numbers big-endian:
 *
 * <pre>
 * log    0  4  0x377f0682: checksums over little-endian words; 0x377f0683: big-endian
 *        8  4  page size
 *       16  8  salt, a new one each time the log starts over
 *       24  8  checksum of the first 24 bytes
 *       32     frames
 * frame  4  4  0, or in the last frame of a commit the pages of the database
 *        8  8  salt: another than the log's in frames left from before it started over
 *       16  8  checksum of all that comes before it, but salts and checksums of frames
 *       24     the page
 * </pre>
 *
 * <p>What a crash leaves at the end, an unfinished commit, is no damage: it was never acknowledged.
 */
final class WriteAheadLog {

    private static final int MAGIC = 0x377f0682;
    private static final int HEADER_BYTES = 32;
    private static final int SUMMED_HEADER_BYTES = 24;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int SUMMED_FRAME_HEADER_BYTES = 8;
    private static final int PAGE_SIZE_AT = 8;
    private static final int SALT_AT = 16;
    private static final int CHECKSUM_AT = 24;
    private static final int FRAME_SALT_AT = 8;
    private static final int FRAME_CHECKSUM_AT = 16;

    /** Two crashes of the machine in one life of the log may leave two unfinished commits behind each other. */
    private static final int MOST_UNFINISHED_COMMITS = 2;

    private final Path database;
    private final Path log;
    private int sum0;
    private int sum1;

    WriteAheadLog(Path database) {
        this.database = database;
        this.log = DatabaseFile.logOf(database);
    }

    /**
     * Does nothing where there is no log, or nothing in it.
     *
     * @throws StoreException when its header is damaged, or a frame that commits stand behind
     */
    void check() throws IOException {
        if (!Files.exists(log) || Files.size(log) < HEADER_BYTES) {
            return;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(log), 1 << 16))) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
            ByteOrder order = header.getInt(0) == MAGIC ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            sum(header.array(), 0, SUMMED_HEADER_BYTES, order);
            if ((header.getInt(0) & ~1) != MAGIC || !sumsAre(header, CHECKSUM_AT)) {
                throw damaged("its header is broken");
            }
            checkFrames(in, header, order);
        }
    }

    private void checkFrames(DataInputStream in, ByteBuffer header, ByteOrder order) throws IOException {
        int frameBytes = FRAME_HEADER_BYTES + header.getInt(PAGE_SIZE_AT);
        long salt = header.getLong(SALT_AT);
        long damagedFrame = 0;
        int lostCommits = 0;
        ByteBuffer frame = ByteBuffer.wrap(in.readNBytes(frameBytes));
        for (long number = 1; frame.capacity() == frameBytes; number++) {
            boolean current = frame.getLong(FRAME_SALT_AT) == salt;
            if (damagedFrame == 0) {
                sum(frame.array(), 0, SUMMED_FRAME_HEADER_BYTES, order);
                sum(frame.array(), FRAME_HEADER_BYTES, frameBytes, order);
                damagedFrame = current && sumsAre(frame, FRAME_CHECKSUM_AT) ? 0 : number;
            }
            if (damagedFrame != 0 && current && frame.getInt(4) != 0) {
                lostCommits++;
            }
            frame = ByteBuffer.wrap(in.readNBytes(frameBytes));
        }
        if (lostCommits > MOST_UNFINISHED_COMMITS) {
            throw damaged("frame " + damagedFrame + " is broken, with " + lostCommits + " commits from there on");
        }
    }

    /** SQLite's own sum, over pairs of words, on from where it is. */
    private void sum(byte[] bytes, int from, int to, ByteOrder order) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(order);
        for (int at = from; at < to; at += 2 * Integer.BYTES) {
            sum0 += words.getInt(at) + sum1;
            sum1 += words.getInt(at + Integer.BYTES) + sum0;
        }
    }

    private boolean sumsAre(ByteBuffer buffer, int at) {
        return buffer.getInt(at) == sum0 && buffer.getInt(at + Integer.BYTES) == sum1;
    }

    private StoreException damaged(String what) {
        return new StoreException("cannot open " + database + ": its log " + log.getFileName() + " is damaged: " + what
                + "; restore a backup, or move the log away to go on without what only it holds");
    }
}
