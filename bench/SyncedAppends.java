import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends pages of 4 KiB to a file, each brought to the disk before it is counted, until the file system refuses. No
 * database, nothing of ours: what the kernel itself promises.
 *
 * <p>usage: java SyncedAppends.java FILE
 *
 * <p>Prints after each page how many are durable, as {@code fdatasync} says.
 */
final class SyncedAppends {

    private static final int PAGE_BYTES = 4096;

    private SyncedAppends() {}

    public static void main(String[] arguments) {
        ByteBuffer page = ByteBuffer.allocateDirect(PAGE_BYTES);
        try (FileChannel file =
                FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int durable = 1; true; durable++) {
                file.write(page.clear());
                file.force(false);
                System.out.println(durable);
            }
        } catch (IOException refused) {
            System.err.println(refused.getMessage());
        }
    }
}
