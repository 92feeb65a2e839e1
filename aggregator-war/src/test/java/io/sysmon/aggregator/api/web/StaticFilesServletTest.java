package io.sysmon.aggregator.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.served.EmbeddedTomcat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard's files as a browser gets them, on the real web.xml. */
class StaticFilesServletTest {

    private static final Path WEB_ROOT = Path.of("../src-webapp");

    private static EmbeddedTomcat tomcat;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        tomcat = EmbeddedTomcat.start("/sysmon", folder);
    }

    @AfterAll
    static void stop() throws Exception {
        tomcat.close();
    }

    @Test
    void costsA304WhileAFileIsUnchanged() throws Exception {
        HttpResponse<String> first = send(request("/index.html").GET());
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second =
                send(request("/index.html").setHeader("If-None-Match", tag).GET());

        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void sendsScriptsWithoutTheirCommentsCompressedOrNot() throws Exception {
        HttpResponse<String> plain = send(request("/js/main.js").GET());
        HttpRequest asked = request("/js/main.js")
                .setHeader("Accept-Encoding", "gzip")
                .GET()
                .build();
        HttpResponse<byte[]> gzipped = client.send(asked, BodyHandlers.ofByteArray());

        assertThat(plain.body()).startsWith("import ").doesNotContain("/**\n");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(gzipped.headers().firstValueAsLong("Content-Length")).hasValue(gzipped.body().length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzipped.body())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(plain.body());
        assertThat(gzipped.headers().firstValue("ETag"))
                .isEqualTo(plain.headers().firstValue("ETag"));
    }

    @Test
    void answersHeadLikeGetWithoutABody() throws Exception {
        HttpResponse<String> head = send(request("/index.html").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(Files.size(WEB_ROOT.resolve("index.html")));
        assertThat(head.body()).isEmpty();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(tomcat.url() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
