package io.sysmon.aggregator.auth;

import org.jspecify.annotations.Nullable;

/**
 * Who may look. Immutable.
 *
 * @param mode how it is decided
 * @param role that a user of the container's realm must have; {@code null} for any user
 * @param sessions logins in a browser; {@code null} unless the mode is {@link Mode#TOKEN}
 */
public record Viewers(
        Mode mode, @Nullable String role, @Nullable Sessions sessions) {

    /** How it is decided who may look. */
    public enum Mode {
        /** Everybody who reaches the port. */
        OPEN,
        /** Who shows a token that is good for looking, or has logged in with one. */
        TOKEN,
        /** Whom the servlet container's realm knows. */
        CONTAINER
    }
}
