package io.sysmon.aggregator.api.view;

import io.sysmon.aggregator.api.error.ApiException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** Where an answer is held until its tag is known. Bounded, so that one request cannot take all memory. */
final class AnswerBuffer extends ByteArrayOutputStream {

    private static final int FIRST_BYTES = 4096;

    private final int mostBytes;
    private final IntConsumer taking;

    /** @param taking is told of bytes before they are held, and throws where there is no room */
    AnswerBuffer(int mostBytes, IntConsumer taking) {
        super(FIRST_BYTES);
        this.mostBytes = mostBytes;
        this.taking = taking;
    }

    @Override
    public synchronized void write(int b) {
        require(1);
        super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        require(length);
        super.write(bytes, offset, length);
    }

    /** The tag of what was written so far. */
    synchronized String tag() {
        return ContentTag.of(ByteBuffer.wrap(buf, 0, count));
    }

    private void require(int length) {
        if (count > mostBytes - length) {
            throw new ApiException(
                    400,
                    "the answer would be larger than " + mostBytes
                            + " bytes: ask for fewer hosts or metrics, a shorter span or fewer points");
        }
        taking.accept(length);
    }
}
