package io.sysmon.aggregator.api.request;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.domain.TagMatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which history a request means: whose, of which metrics, of what span, in how many points. */
public final class HistoryRequests {

    private static final long DEFAULT_SPAN_SECONDS = 300;
    private static final int DEFAULT_POINTS = 600;
    private static final int MOST_POINTS = 10_000;

    /** The end of the year 9999. */
    private static final long LATEST_SECOND = 253_402_300_799L;

    private HistoryRequests() {}

    /** Reads {@code host}, {@code tag} or {@code fleet}, {@code metric}, {@code tags}, {@code from}, {@code to}, {@code points}. */
    public static HistoryRequest of(QueryParameters parameters, long nowEpochSeconds) {
        HistoryScope scope = scope(parameters);
        long to = moment(parameters, "to", nowEpochSeconds, nowEpochSeconds);
        long from = moment(parameters, "from", nowEpochSeconds, Math.max(0, to - DEFAULT_SPAN_SECONDS));
        if (from > to) {
            throw new ApiException(400, "from must not be after to, found from " + from + " and to " + to);
        }
        return new HistoryRequest(
                scope, parameters.all("metric", MetricPattern::parse), parameters.one("tags"), from, to, (int)
                        parameters.number("points", 1, MOST_POINTS, DEFAULT_POINTS));
    }

    /** Unix seconds; a negative number is so many seconds before now. */
    private static long moment(QueryParameters parameters, String name, long now, long fallback) {
        long given = parameters.number(name, -now, LATEST_SECOND, fallback);
        return given < 0 ? now + given : given;
    }

    private static HistoryScope scope(QueryParameters parameters) {
        List<HistoryScope> given = new ArrayList<>();
        addIfGiven(given, hosts(parameters.all("host")));
        addIfGiven(given, tagged(parameters.all("tag", TagMatch::parse)));
        addIfGiven(given, fleet(parameters));
        if (given.size() != 1) {
            throw new ApiException(
                    400, "one of host=NAME, tag=KEY:VALUE and fleet=true must be given, found " + given.size());
        }
        return given.get(0);
    }

    private static void addIfGiven(List<HistoryScope> given, @Nullable HistoryScope scope) {
        if (scope != null) {
            given.add(scope);
        }
    }

    private static @Nullable HistoryScope hosts(List<String> names) {
        return names.isEmpty()
                ? null
                : new HistoryScope.Named(names.stream().distinct().toList());
    }

    private static @Nullable HistoryScope tagged(List<TagMatch> tags) {
        return tags.isEmpty() ? null : new HistoryScope.Matching(new HostFilter(null, tags, null));
    }

    private static @Nullable HistoryScope fleet(QueryParameters parameters) {
        Boolean fleet = parameters.choice("fleet", List.of(true, false), String::valueOf, false);
        return Boolean.TRUE.equals(fleet) ? new HistoryScope.Fleet() : null;
    }
}
