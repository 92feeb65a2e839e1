package io.sysmon.aggregator.command;

import io.sysmon.aggregator.config.AggregatorConfig;
import io.sysmon.aggregator.store.StoreHolder;
import io.sysmon.protocol.MalformedPushException;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.settings.Settings;
import io.sysmon.settings.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * The server that has a database open, asked by its own HTTP API with the token of its settings. Where it is overloaded or
 * its disk is full it is asked again, as an agent would. Confined to one thread.
 */
final class RunningServer implements PushTarget {

    /** The flag that names a server; needed where it runs in a container that does not tell the application its address. */
    static final String URL = "--url";

    /** The flag that names a file of whom to trust over https, instead of whom Java trusts. */
    static final String CA = "--ca";

    /** Both. */
    static final Set<String> FLAGS = Set.of(URL, CA);

    private static final Duration ANSWER_TIME = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final int UNPROCESSABLE_CONTENT = 422;

    private final HttpClient client;
    private final URI base;
    private final String token;

    private RunningServer(URI base, String token, Optional<SSLContext> trust) {
        this.base = base;
        this.token = token;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
        trust.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /**
     * The server that {@value #URL} names, or else the one that has the database open; none when nobody has.
     *
     * @throws ServerException when somebody has it open and does not say where he answers
     */
    static Optional<RunningServer> find(Arguments arguments, Settings settings, Path database) {
        Optional<SSLContext> trust = arguments.one(CA).map(Path::of).map(TrustedAuthorities::of);
        Optional<String> named = arguments.one(URL);
        if (named.isPresent()) {
            return named.map(url -> of(url, settings, trust));
        }
        Path folder = database.toAbsolutePath().getParent();
        if (folder == null || !Files.exists(folder)) {
            return Optional.empty();
        }
        return StoreHolder.of(database).map(holder -> of(urlOf(holder, database), settings, trust));
    }

    private static String urlOf(StoreHolder holder, Path database) {
        String url = holder.url();
        if (url == null) {
            throw new ServerException(holder.owner() + " has " + database
                    + " open and does not say where it answers; name it with " + URL + ", for example " + URL
                    + " http://localhost:8080/sysmon/");
        }
        return url;
    }

    private static RunningServer of(String url, Settings settings, Optional<SSLContext> trust) {
        if (!url.matches("https?://[^\\s?#]+")) {
            throw new UsageException(
                    URL + " must be an address such as http://localhost:8080/sysmon/, found \"" + url + '"');
        }
        try {
            URI base = URI.create(url.endsWith("/") ? url : url + "/");
            return new RunningServer(base, AggregatorConfig.tokens(settings).get(0), trust);
        } catch (IllegalArgumentException unreadable) {
            throw new UsageException(URL + ": " + unreadable.getMessage());
        }
    }

    /** Where it answers, for people. */
    URI base() {
        return base;
    }

    @Override
    public PushAnswer accept(byte[] push) throws IOException {
        ServerAnswer answer = ask("POST", "api/metrics", push);
        if (answer.status() == 400 || answer.status() == 413) {
            throw new MalformedPushException(answer.detail());
        }
        PushAnswer stored = PushAnswer.parse(answer.body());
        if ((answer.status() != 200 && answer.status() != UNPROCESSABLE_CONTENT) || stored == null) {
            throw refused("to store samples", answer);
        }
        return stored;
    }

    /** Asks for a compaction. */
    ServerAnswer compact() throws IOException {
        ServerAnswer answer = ask("POST", "api/upkeep/compact", new byte[0]);
        if (answer.status() != 202) {
            throw refused("to compact", answer);
        }
        return answer;
    }

    /** How far the compaction is. */
    ServerAnswer compaction() throws IOException {
        ServerAnswer answer = ask("GET", "api/upkeep/compact", new byte[0]);
        if (answer.status() != 200) {
            throw refused("to say how far it is", answer);
        }
        return answer;
    }

    /** Lets time go by. */
    static void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while waiting for the server");
        }
    }

    private ServerException refused(String what, ServerAnswer answer) {
        String why = answer.status() == 401 ? "it does not know the token of these settings" : answer.detail();
        return new ServerException("the server at " + base + " was asked " + what + ": " + why);
    }

    private ServerAnswer ask(String method, String path, byte[] body) throws IOException {
        long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
        ServerAnswer answer = askOnce(method, path, body);
        while (answer.status() == 503 && System.nanoTime() - patienceEnds < 0) {
            pause(Duration.ofSeconds(Math.min(answer.retryAfterSeconds(), LONGEST_PAUSE_SECONDS)));
            answer = askOnce(method, path, body);
        }
        return answer;
    }

    private ServerAnswer askOnce(String method, String path, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_TIME)
                .header("X-SysMon-Token", token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new ServerAnswer(response.statusCode(), retryAfter(response), response.body());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while asking the server at " + base);
        } catch (IOException noAnswer) {
            throw new IOException("no answer from the server at " + base + ": " + noAnswer, noAnswer);
        }
    }

    private static long retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,6}") ? Long.parseLong(seconds) : 1;
    }
}
