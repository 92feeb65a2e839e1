package io.sysmon.aggregator.api.request;

import io.sysmon.aggregator.api.error.ApiException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request. What is wrong with one becomes a 400 that names the parameter, what was expected
 * and what was found. Parameters nobody asks for are ignored. Immutable.
 */
public final class QueryParameters {

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Those of the request at hand, decoded. */
    public static QueryParameters of(UriInfo uri) {
        return new QueryParameters(uri.getQueryParameters());
    }

    /** Every value the parameter was given, in the order given; empty when it is absent. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * Every value the parameter was given, each read by {@code parse}.
     *
     * @param parse throws an IllegalArgumentException whose message is fit for the client
     */
    public <T> List<T> all(String name, Function<String, T> parse) {
        try {
            return all(name).stream().map(parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, String.valueOf(e.getMessage()));
        }
    }

    /** The one value of a parameter that may be given once; {@code null} when it is absent. */
    public @Nullable String one(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw new ApiException(400, name + " must be given once, found it " + given.size() + " times");
        }
        return given.isEmpty() ? null : given.get(0);
    }

    /** A whole number within bounds, both included, or {@code fallback} when the parameter is absent. */
    public long number(String name, long least, long most, long fallback) {
        String text = one(name);
        if (text == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "a whole number", text);
        }
        throw wrong(name, "from " + least + " to " + most, text);
    }

    /** The choice that the parameter names, or {@code fallback} when it is absent. */
    public <T> @Nullable T choice(String name, List<T> choices, Function<T, String> text, @Nullable T fallback) {
        String given = one(name);
        if (given == null) {
            return fallback;
        }
        return choices.stream()
                .filter(choice -> text.apply(choice).equals(given))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "one of " + String.join(", ", choices.stream().map(text).toList()),
                        given));
    }

    /** The 400 for a parameter: {@code limit must be from 1 to 10000, found "0"}. */
    static ApiException wrong(String name, String expected, String found) {
        return new ApiException(400, name + " must be " + expected + ", found \"" + excerpt(found) + '"');
    }

    private static String excerpt(String found) {
        return found.length() <= 64 ? found : found.substring(0, 64) + "…";
    }
}
