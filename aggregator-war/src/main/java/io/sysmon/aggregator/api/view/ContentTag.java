package io.sysmon.aggregator.api.view;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags made of the content. Weak ({@code W/"…"}): the same content may travel compressed or not.
 */
public final class ContentTag {

    private static final int TAG_BYTES = 12;

    private ContentTag() {}

    /** The tag of this content, as the {@code ETag} header has it. */
    public static String of(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            return "W/\"" + HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether the client's {@code If-None-Match} names the tag, by weak comparison (RFC 9110, 13.1.2). */
    public static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String opaque = tag.substring(tag.indexOf('"'));
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .anyMatch(candidate ->
                        candidate.equals("*") || candidate.equals(opaque) || candidate.equals("W/" + opaque));
    }
}
