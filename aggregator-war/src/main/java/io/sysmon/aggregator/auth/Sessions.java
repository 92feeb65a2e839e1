package io.sysmon.aggregator.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Logins of people in a browser, by a signed ticket instead of the token itself, so that the browser keeps no secret that
 * is good for anything else. The server keeps nothing: a ticket outlives a restart, and ends with its time, with its token,
 * or with the key.
 *
 * <pre>
 * TOKEN-ID "." EXPIRY "." SIGNATURE
 * 64 hexadecimal digits: {@link Grant#id}
 *              1 to 12 decimal digits: Unix seconds
 *                           64 hexadecimal digits: HMAC-SHA-256 (RFC 2104) of all before its dot
 * </pre>
 *
 * Thread-safe.
 */
public final class Sessions {

    /** How long a login lasts. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private static final Pattern TICKET = Pattern.compile("(([0-9a-f]{64})\\.([0-9]{1,12}))\\.([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Tokens tokens;
    private final InstantSource clock;

    /** @param key signs tickets; who has it can log in as any token */
    public Sessions(String key, Tokens tokens, InstantSource clock) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A ticket for who showed this token. */
    public String begin(Grant grant) {
        String content = grant.id() + "." + (now() + LIFETIME.toSeconds());
        return content + "." + sign(content);
    }

    /** The token of a ticket that is ours, not over, and whose token is still valid. */
    public Optional<Grant> find(@Nullable String ticket) {
        Matcher parts = TICKET.matcher(ticket == null ? "" : ticket);
        if (!parts.matches() || !isOurs(parts.group(1), parts.group(4)) || Long.parseLong(parts.group(3)) <= now()) {
            return Optional.empty();
        }
        return tokens.findById(parts.group(2));
    }

    private boolean isOurs(String content, String signature) {
        return MessageDigest.isEqual(
                sign(content).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    private String sign(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
