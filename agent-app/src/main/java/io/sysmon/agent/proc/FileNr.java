package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/sys/fs/file-nr}: file handles of the whole host. Immutable.
 *
 * <pre>328	0	2466170     allocated, allocated but unused (0 since 2.6), most there may be</pre>
 *
 * See Documentation/admin-guide/sysctl/fs.rst. The unused ones are no open files: they are taken off.
 *
 * @param malformed what could not be parsed, or {@code null}
 */
public record FileNr(double open, double max, @Nullable String malformed) {

    /** Parses the one line. */
    public static FileNr parse(KernelText text) {
        Fields fields = text.fields();
        fields.nextLine();
        double allocated = fields.nextNumber();
        double unused = fields.nextNumber();
        double max = fields.nextNumber();
        return new FileNr(allocated - unused, max, fields.malformedUnless(max, "three counts"));
    }
}
