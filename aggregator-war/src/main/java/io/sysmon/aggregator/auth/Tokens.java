package io.sysmon.aggregator.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that open the writing half of the API. Several are valid at once, so that a secret can be changed without
 * a gap: add the new one, move the agents over, take the old one away.
 *
 * <p>Only hashes are kept in memory. Immutable.
 */
public final class Tokens {

    private final List<byte[]> hashes;

    private Tokens(List<byte[]> hashes) {
        this.hashes = hashes;
    }

    /**
     * The tokens that are valid from now on.
     *
     * @param tokens the secrets in clear, at least one
     * @throws IllegalArgumentException if there is none: an aggregator without a token would refuse every agent
     */
    public static Tokens of(Collection<String> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("cannot open the API without a token");
        }
        return new Tokens(tokens.stream().map(Tokens::hash).toList());
    }

    /**
     * Whether {@code presented} is one of the tokens. Takes the same time whatever part of it is right: what is compared
     * are hashes, in constant time, and all of them.
     */
    public boolean accept(@Nullable String presented) {
        if (presented == null || presented.isEmpty()) {
            return false;
        }
        byte[] hash = hash(presented);
        boolean known = false;
        for (byte[] candidate : hashes) {
            known |= MessageDigest.isEqual(candidate, hash);
        }
        return known;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
