package io.sysmon.agent.outbox;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads one tick in {@link TickFormat}, sample by sample. Confined to one thread. */
final class TickDecoder {

    private final ByteBuffer in;
    private int seriesId;
    private double value;

    /**
     * At the beginning of a tick.
     *
     * @throws OutboxException when the bytes are of another format
     */
    TickDecoder(byte[] tick) {
        in = TickFormat.buffer(tick);
        if (tick.length == 0 || in.get() != TickFormat.FORMAT) {
            throw new OutboxException(
                    "cannot read tick: its " + tick.length + " bytes do not begin with format " + TickFormat.FORMAT);
        }
    }

    /**
     * Moves to the next sample; {@code false} at the end.
     *
     * @throws OutboxException when the bytes end within a sample
     */
    boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        int begin = in.position();
        try {
            seriesId += (int) TickFormat.unzigzag(TickFormat.getVarint(in));
            value = readValue();
            return true;
        } catch (BufferUnderflowException early) {
            throw new OutboxException("cannot read sample at byte " + begin + " of a tick of " + in.limit()
                    + ": the bytes end within it");
        } catch (IllegalArgumentException damaged) {
            throw new OutboxException("cannot read sample at byte " + begin + " of a tick of " + in.limit(), damaged);
        }
    }

    /** The series of the sample. */
    int seriesId() {
        return seriesId;
    }

    /** The value of the sample. */
    double value() {
        return value;
    }

    private double readValue() {
        long head = TickFormat.getVarint(in);
        long number = TickFormat.unzigzag(head >>> TickFormat.KIND_BITS);
        return switch ((int) head & TickFormat.KIND_MASK) {
            case TickFormat.WHOLE -> number;
            case TickFormat.HUNDREDTHS -> number / TickFormat.HUNDRED;
            case TickFormat.RAW -> in.getDouble();
            default -> throw new IllegalArgumentException("a value of no known kind");
        };
    }
}
