package io.sysmon.aggregator.domain;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts are meant; all conditions must hold. Immutable.
 *
 * @param status online or offline only; {@code null} for both
 * @param tags all of these must be among the host's tags
 * @param text part of the host's name or of a tag's key or value, whatever the case; {@code null} for any
 */
public record HostFilter(
        @Nullable HostStatus status,
        List<TagMatch> tags,
        @Nullable String text) {

    /** Every host. */
    public static final HostFilter ALL = new HostFilter(null, List.of(), null);

    /** Copies the tags, takes the text in lower case. */
    public HostFilter {
        tags = List.copyOf(tags);
        text = text == null || text.isEmpty() ? null : text.toLowerCase(Locale.ROOT);
    }
}
