package io.sysmon.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.EmbeddedTomcat;
import io.sysmon.aggregator.served.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Clients that mean no good, or whose network does not, in a real Tomcat. */
@TestInstance(Lifecycle.PER_CLASS)
class HostilePushTest {

    private static final String HEAD = "POST /api/metrics HTTP/1.1\r\nHost: x\r\nX-SysMon-Token: " + ApiTestCase.TOKEN
            + "\r\nContent-Type: application/json\r\n";

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedTomcat tomcat;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        tomcat = EmbeddedTomcat.start("", folder);
    }

    @AfterAll
    void stop() throws Exception {
        tomcat.close();
    }

    @Test
    void stopsInflatingABombAtTheBound() throws Exception {
        byte[] bomb = bomb(200 << 20);
        long allocatedBefore = allocated();

        HttpResponse<String> answer = push(bomb);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("inflate to at most 200 times its size");
        // 200 MB are not held, nor the 32 MiB that are looked at: only buffers, and this test's own client.
        assertThat(allocated() - allocatedBefore).isLessThan(16L << 20);
        assertHealthy();
    }

    @Test
    void refusesABodyThatSaysItIsTooLargeWithoutReadingIt() throws Exception {
        String answer = RawHttp.exchange(
                tomcat.port(), HEAD + "Content-Length: 33554433\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void doesNotReadTheBodyOfAPushWithoutAToken() throws Exception {
        String answer = RawHttp.exchange(
                tomcat.port(),
                "POST /api/metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("100 Continue");
    }

    @Test
    void letsOthersPushWhileClientsStallInTheMiddleOfABody() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = RawHttp.open(tomcat.port());
            RawHttp.write(socket, HEAD + "Content-Length: 1000\r\n\r\n{\"hostname\": \"stalled\", ");
            stalled.add(socket);
        }

        assertHealthy();
        for (Socket socket : stalled) {
            String answer = RawHttp.readAll(socket);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
            socket.close();
        }
        assertThat(get("/api/hosts/stalled").statusCode()).isEqualTo(404);
    }

    @Test
    void storesNothingOfAPushWhoseClientGoesAway() throws Exception {
        try (Socket socket = RawHttp.open(tomcat.port())) {
            RawHttp.write(
                    socket,
                    HEAD
                            + "Content-Length: 1000\r\n\r\n{\"hostname\": \"gone\", \"metrics\": [{\"timestamp\": 1, \"metric_type\":"
                            + " \"a.b\", \"value\": 1},");
        }

        assertHealthy();
        assertThat(get("/api/hosts/gone").statusCode()).isEqualTo(404);
    }

    @Test
    void answersAPushInChunks() throws Exception {
        String body = "{\"hostname\": \"chunked\", \"metrics\": []}";
        String answer = RawHttp.exchange(
                tomcat.port(),
                HEAD + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + Integer.toHexString(body.length())
                        + "\r\n" + body + "\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"hostname\":\"chunked\"");
    }

    @Test
    void survivesTwoHundredRandomBodies() throws Exception {
        long seed = Long.getLong("sysmon.test.seed", 20_260_206);
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] body = new byte[random.nextInt(300)];
            random.nextBytes(body);
            assertThat(push(body).statusCode())
                    .describedAs("seed %d, body %d", seed, i)
                    .isEqualTo(400);
        }
        assertHealthy();
    }

    private void assertHealthy() throws Exception {
        assertThat(get("/api/health").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(tomcat.url() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> push(byte[] compressed) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tomcat.url() + "/api/metrics"))
                .header("X-SysMon-Token", ApiTestCase.TOKEN)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(compressed))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** A push that goes on in white space, as JSON allows. */
    private static byte[] bomb(int bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        byte[] space = new byte[1 << 20];
        Arrays.fill(space, (byte) ' ');
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write("{\"hostname\": \"bomb\", \"metrics\": [".getBytes(StandardCharsets.UTF_8));
            for (int written = 0; written < bytes; written += space.length) {
                gzip.write(space);
            }
            gzip.write("]}".getBytes(StandardCharsets.UTF_8));
        }
        return compressed.toByteArray();
    }

    /** Bytes that all threads of this JVM, the server's too, have allocated so far. */
    private static long allocated() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
