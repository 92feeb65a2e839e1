package io.sysmon.agent.proc;

import java.nio.charset.StandardCharsets;

/**
 * The content of one kernel file. It does not copy the bytes: it is valid until their owner fills them again.
 */
public final class KernelText {

    private final String name;
    private final byte[] bytes;
    private final int length;

    /**
     * A view of the first {@code length} bytes.
     *
     * @param name the file, for messages
     */
    public KernelText(String name, byte[] bytes, int length) {
        this.name = name;
        this.bytes = bytes;
        this.length = length;
    }

    /** Text that did not come from a buffer. */
    public static KernelText of(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new KernelText(name, bytes, bytes.length);
    }

    /** The first line without its end; {@code ""} when there is none. */
    public String firstLine() {
        Fields fields = fields();
        return fields.nextLine() ? fields.restOfLine() : "";
    }

    /** A cursor in front of the first line. */
    Fields fields() {
        return new Fields(name, bytes, length);
    }
}
