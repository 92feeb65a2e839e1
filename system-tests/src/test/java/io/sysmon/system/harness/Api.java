package io.sysmon.system.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A client of the aggregator's HTTP API. Thread-safe. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;
    private final String token;

    /**
     * @param base ends in a slash, with the context path if there is one
     * @param token sent by {@link #push} and {@link #delete}
     */
    public Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The address of {@code path}, which has no leading slash. */
    public URI url(String path) {
        return base.resolve(path);
    }

    /** GET without a token. */
    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** What {@code /metrics} has under a name, with its labels. */
    public double metric(String name) {
        return get("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    /** POST of JSON with the token to {@code api/metrics}. */
    public Answer push(PushBody push) {
        return push(push.toString());
    }

    /** POST of any text, called JSON, with the token to {@code api/metrics}. */
    public Answer push(String json) {
        return send(pushRequest(json).build());
    }

    /** POST without a body, with the token. */
    public Answer post(String path) {
        return send(request(path)
                .header("X-SysMon-Token", token)
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** DELETE with the token. */
    public Answer delete(String path) {
        return send(request(path).header("X-SysMon-Token", token).DELETE().build());
    }

    /** A POST to {@code api/metrics} that may still be changed. */
    public HttpRequest.Builder pushRequest(String json) {
        return request("api/metrics")
                .header("X-SysMon-Token", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    /** A request of {@code path} that may still be changed. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url(path)).timeout(PATIENCE);
    }

    /**
     * Sends {@code request}.
     *
     * @throws UncheckedIOException when there is no whole answer
     */
    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", stopped);
        }
    }

    /** Whether {@code api/health} answers 200. */
    public boolean isHealthy() {
        try {
            return get("api/health").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Values by timestamp of one series without tags in a span, both ends included, undiluted. */
    public NavigableMap<Long, Double> history(String host, String metricType, long from, long to) {
        return series("host=" + host + "&metric=" + metricType + "&from=" + from + "&to=" + to);
    }

    /** The same of the last five minutes. */
    public NavigableMap<Long, Double> recentHistory(String host, String metricType) {
        return series("host=" + host + "&metric=" + metricType);
    }

    private NavigableMap<Long, Double> series(String query) {
        Answer answer = get("api/metrics?points=10000&tags=&" + query);
        if (answer.status() != 200) {
            throw new AssertionError("history of " + query + ": " + answer.status() + " " + answer.body());
        }
        NavigableMap<Long, Double> history = new TreeMap<>();
        for (JsonNode series : answer.json().get("series")) {
            JsonNode timestamps = series.get("timestamps");
            for (int i = 0; i < timestamps.size(); i++) {
                history.put(
                        timestamps.get(i).asLong(), series.get("values").get(i).asDouble());
            }
        }
        return history;
    }
}
