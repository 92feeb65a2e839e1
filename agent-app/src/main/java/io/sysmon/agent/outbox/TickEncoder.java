package io.sysmon.agent.outbox;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes ticks in {@link TickFormat} into one buffer that it keeps. Confined to one thread. */
final class TickEncoder {

    private static final int FIRST_SIZE = 1024;
    private static final int LONGEST_SAMPLE = 32;

    private byte[] bytes = new byte[FIRST_SIZE];
    private ByteBuffer out = TickFormat.buffer(bytes);
    private int previousId;

    /** Begins a tick; what was written before is forgotten. */
    void begin() {
        out.clear();
        out.put(TickFormat.FORMAT);
        previousId = 0;
    }

    /** Adds one sample. */
    void add(int seriesId, double value) {
        if (out.remaining() < LONGEST_SAMPLE) {
            grow();
        }
        TickFormat.putVarint(out, TickFormat.zigzag(seriesId - previousId));
        previousId = seriesId;
        long whole = (long) value;
        long hundredths = Math.round(value * TickFormat.HUNDRED);
        if (TickFormat.isExact(value, whole, 1)) {
            putNumber(whole, TickFormat.WHOLE);
        } else if (TickFormat.isExact(value, hundredths, TickFormat.HUNDRED)) {
            putNumber(hundredths, TickFormat.HUNDREDTHS);
        } else {
            TickFormat.putVarint(out, TickFormat.RAW);
            out.putDouble(value);
        }
    }

    /** The tick's bytes. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, out.position());
    }

    private void grow() {
        int length = out.position();
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
        out = TickFormat.buffer(bytes);
        out.position(length);
    }

    private void putNumber(long number, int kind) {
        TickFormat.putVarint(out, (TickFormat.zigzag(number) << TickFormat.KIND_BITS) | kind);
    }
}
