package io.sysmon.aggregator.domain;

/** A host tag that must be there with exactly this value. Immutable. */
public record TagMatch(String key, String value) {

    /**
     * Reads {@code key:value}; the value may itself contain colons.
     *
     * @throws IllegalArgumentException when there is no colon or nothing before it
     */
    public static TagMatch parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("tag must be key:value, found \"" + text + "\"");
        }
        return new TagMatch(text.substring(0, colon), text.substring(colon + 1));
    }
}
