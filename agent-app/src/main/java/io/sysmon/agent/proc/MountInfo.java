package io.sysmon.agent.proc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/[pid]/mountinfo}: the mounts that a process sees. Immutable.
 *
 * <pre>
 * 36 35 98:0 /mnt1 /mnt\0402 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
 * id parent device root mount-point options optional-fields - type source super-options
 * </pre>
 *
 * See Documentation/filesystems/proc.rst, 3.5. There may be any number of optional fields, none included. Blank, tab,
 * newline and backslash are written as octal escapes.
 *
 * @param mounts in the order they were mounted; lines that are not whole are left out
 * @param malformed what could not be parsed, or {@code null}
 */
public record MountInfo(List<Mount> mounts, @Nullable String malformed) {

    private static final Pattern OCTAL_ESCAPE = Pattern.compile("\\\\([0-3][0-7]{2})");
    private static final int OCTAL = 8;

    /** Parses the whole file. */
    public static MountInfo parse(KernelText text) {
        Fields fields = text.fields();
        List<Mount> mounts = new ArrayList<>();
        while (fields.nextLine()) {
            Mount mount = parseMount(fields);
            if (mount == null) {
                fields.complain("no mount point, separator, type and source");
            } else {
                mounts.add(mount);
            }
        }
        return new MountInfo(List.copyOf(mounts), fields.malformed());
    }

    private static @Nullable Mount parseMount(Fields fields) {
        fields.skipFields(3); // mount id, parent id, device
        String device = fields.text();
        fields.skipFields(2); // root within the file system, mount point
        String mountPoint = unescape(fields.text());
        fields.nextField();
        boolean readOnly = isReadOnly(fields.text());
        while (fields.nextField() && !fields.is("-")) {
            // optional fields, of which the kernel may invent more
        }
        fields.nextField();
        String type = fields.text();
        fields.nextField();
        String source = unescape(fields.text());
        fields.nextField();
        if (mountPoint.isEmpty() || source.isEmpty()) {
            return null;
        }
        return new Mount(device, mountPoint, type, source, readOnly || isReadOnly(fields.text()));
    }

    private static boolean isReadOnly(String options) {
        return Arrays.asList(options.split(",")).contains("ro");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        return OCTAL_ESCAPE
                .matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), OCTAL))));
    }
}
