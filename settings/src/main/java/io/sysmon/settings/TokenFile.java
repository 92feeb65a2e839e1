package io.sysmon.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of tokens: one a line, blank lines and lines that begin with {@code #} do not count. */
public final class TokenFile {

    /** Most characters of a token. */
    public static final int MAX_LENGTH = 256;

    private TokenFile() {}

    /**
     * The tokens in order; the first is the one that agents send.
     *
     * @throws ConfigException when the file cannot be read, holds no token or one that no HTTP header can carry
     */
    public static List<String> read(Path file) {
        List<String> tokens = new ArrayList<>();
        for (String line : lines(file)) {
            String token = line.strip();
            if (!token.isEmpty() && !token.startsWith("#")) {
                tokens.add(checked(token, file.toString()));
            }
        }
        if (tokens.isEmpty()) {
            throw new ConfigException(List.of("token file " + file + " holds no token: expected one a line"));
        }
        return tokens;
    }

    /**
     * {@code token} itself when a header can carry it.
     *
     * @param origin where it stands, for the message
     * @throws ConfigException when it is not 1–256 visible ASCII characters; the message does not show it
     */
    public static String checked(String token, String origin) {
        boolean visible = token.chars().allMatch(character -> character > ' ' && character < 0x7f);
        if (token.isEmpty() || token.length() > MAX_LENGTH || !visible) {
            throw new ConfigException(List.of("token in " + origin + ": expected 1 to " + MAX_LENGTH
                    + " visible ASCII characters, found " + token.length() + " characters"
                    + (visible ? "" : ", not all of them visible ASCII")));
        }
        return token;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new ConfigException(List.of("cannot read token file " + file + ": " + unreadable));
        }
    }
}
