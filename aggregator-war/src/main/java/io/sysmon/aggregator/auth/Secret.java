package io.sysmon.aggregator.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** How secrets are made and what is kept of them. Stateless. */
public final class Secret {

    /** As many as the hash has: guessing one is as hopeless as guessing the other. */
    private static final int RANDOM_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** A fresh secret of 256 random bits: 43 characters of base64url. */
    public static String random() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /**
     * SHA-256, hexadecimal. A slow hash guards passwords, which are guessable; a random secret of 256 bits needs none.
     */
    public static String hash(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
