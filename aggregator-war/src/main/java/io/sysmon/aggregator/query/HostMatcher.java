package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.TagMatch;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Whether a host passes a filter. Immutable. */
record HostMatcher(HostFilter filter) implements Predicate<Host> {

    @Override
    public boolean test(Host host) {
        return hasStatus(host) && hasTags(host) && hasText(host);
    }

    private boolean hasStatus(Host host) {
        return filter.status() == null || filter.status() == host.status();
    }

    private boolean hasTags(Host host) {
        for (TagMatch tag : filter.tags()) {
            if (!tag.value().equals(host.tags().get(tag.key()))) {
                return false;
            }
        }
        return true;
    }

    private boolean hasText(Host host) {
        String text = filter.text();
        if (text == null || contains(host.hostname(), text)) {
            return true;
        }
        for (Map.Entry<String, String> tag : host.tags().entrySet()) {
            if (contains(tag.getKey(), text) || contains(tag.getValue(), text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(String value, String lowerCaseText) {
        return value.toLowerCase(Locale.ROOT).contains(lowerCaseText);
    }
}
