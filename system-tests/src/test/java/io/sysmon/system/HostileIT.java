package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.ProcFiles;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RawHttp;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input from clients that have the token: a clear answer, nothing half-stored, and the others do not notice. */
class HostileIT {

    private static final int MEBIBYTE = 1 << 20;

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static Api api;

    @BeforeAll
    static void startAggregator() {
        aggregator = system.startAggregator(system.home("home"));
        api = aggregator.api();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "42",
                "\"text\"",
                "{",
                "{}",
                "{\"hostname\":\"bad\"}",
                "{\"metrics\":[]}",
                "{\"hostname\":\"bad\",\"metrics\":{}}",
                "{\"hostname\":\"bad\",\"metrics\":null}",
                "{\"hostname\":\"bad\",\"metrics\":[",
                "{\"hostname\":\"bad\",\"metrics\":[]} trailing",
                "{\"hostname\":\"bad\",\"metrics\":[]}{}",
                "{\"hostname\":\"bad\",\"hostname\":\"bad\",\"metrics\":[]}",
                "{\"hostname\":\"bad\",\"metrics\":[],\"metrics\":[]}",
                "{\"hostname\":\"\",\"metrics\":[]}",
                "{\"hostname\":null,\"metrics\":[]}",
                "{\"hostname\":7,\"metrics\":[]}",
                "{\"hostname\":\"bad host\",\"metrics\":[]}",
                "{\"hostname\":\"<script>alert(1)</script>\",\"metrics\":[]}",
                "{\"hostname\":\"bad\\u0000\",\"metrics\":[]}",
                "{\"hostname\":\"bad\\n\",\"metrics\":[]}",
                "{\"hostname\":\"b\\u00e4d\",\"metrics\":[]}",
                "{\"hostname\":\"../bad\",\"metrics\":[]}",
                "{\"hostname\":\"bad\",\"metrics\":[{\"timestamp\":1,\"metric_type\":\"a\",\"value\":NaN}]}",
                "{\"hostname\":\"bad\",\"metrics\":[{\"timestamp\":1,\"metric_type\":\"a\",\"value\":Infinity}]}",
                "{\"hostname\":\"bad\",\"metrics\":[{\"timestamp\":01,\"metric_type\":\"a\",\"value\":1}]}",
                "{\"hostname\":\"bad\",\"tags\":{\"a\":\"bell \\u0007\"},\"metrics\":[]}",
                "{\"hostname\":\"bad\",\"tags\":{\"a\":7},\"metrics\":[]}",
                "{\"hostname\":\"bad\",\"tags\":[],\"metrics\":[]}",
                "{\"hostname\":\"bad\",\"platform\":7,\"metrics\":[]}",
                "{'hostname':'bad','metrics':[]}",
                "{\"hostname\":\"bad\",/* comment */\"metrics\":[]}",
            })
    void bodyThatIsNoPushIs400AndStoresNothing(String body) {
        Answer answer = api.push(body);

        assertProblem(answer, 400);
        assertThat(api.get("api/hosts/bad").status()).isEqualTo(404);
    }

    @Test
    void nestingDeeperThan64Is400() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertProblem(api.push("{\"hostname\":\"bad\",\"x\":" + deep + ",\"metrics\":[]}"), 400);
        assertProblem(api.push("[".repeat(1_000_000)), 400);
        assertThat(api.get("api/hosts/bad").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":\"1\"}",
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":null}",
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":1e999}",
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":-1e999}",
                "{\"timestamp\":1,\"metric_type\":\"a\"}",
                "{\"timestamp\":1.5,\"metric_type\":\"a\",\"value\":1}",
                "{\"timestamp\":\"1\",\"metric_type\":\"a\",\"value\":1}",
                "{\"timestamp\":-1,\"metric_type\":\"a\",\"value\":1}",
                "{\"timestamp\":1675728000000,\"metric_type\":\"a\",\"value\":1}",
                "{\"timestamp\":99999999999999999999999,\"metric_type\":\"a\",\"value\":1}",
                "{\"metric_type\":\"a\",\"value\":1}",
                "{\"timestamp\":1,\"metric_type\":\"\",\"value\":1}",
                "{\"timestamp\":1,\"metric_type\":\"a b\",\"value\":1}",
                "{\"timestamp\":1,\"metric_type\":\"<b>\",\"value\":1}",
                "{\"timestamp\":1,\"metric_type\":7,\"value\":1}",
                "{\"timestamp\":1,\"value\":1}",
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":1,\"tags\":7}",
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":1,\"tags\":\"b=1,a=2\"}",
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":1,\"tags\":\"nokey\"}",
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":1,\"tags\":\"a=1,a=2\"}",
                "{\"timestamp\":1,\"timestamp\":2,\"metric_type\":\"a\",\"value\":1}",
                "{\"timestamp\":1,\"metric_type\":\"a\",\"value\":1,\"value\":2}",
                "null",
                "[]",
                "7",
            })
    void sampleThatBreaksARuleFailsAloneAndSaysWhy(String sample) {
        long now = Instant.now().getEpochSecond();
        String valid = "{\"timestamp\":" + now + ",\"metric_type\":\"good\",\"value\":1,\"tags\":\"\"}";

        Answer alone = api.push("{\"hostname\":\"never\",\"metrics\":[" + sample + "]}");
        Answer between =
                api.push("{\"hostname\":\"partial\",\"metrics\":[" + valid + "," + sample + "," + valid + "]}");

        assertThat(alone.status()).as(alone.body()).isEqualTo(422);
        assertThat(alone.header("Content-Type")).startsWith("application/json");
        assertThat(alone.json().get("status").asText()).isEqualTo("error");
        assertThat(api.get("api/hosts/never").status()).isEqualTo(404);
        assertThat(between.status()).as(between.body()).isEqualTo(200);
        assertPartial(between.json());
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, , 415",
        ", , 415",
        "application/xml, , 415",
        "application/json, br, 415",
        "application/json, deflate, 415",
        "application/json, 'gzip, gzip', 415",
        "application/json, gzip, 400",
    })
    void unknownTypesAndEncodingsAreNamed(String type, String encoding, int status) {
        var request = api.request("api/metrics")
                .header("X-SysMon-Token", aggregator.home().token())
                .POST(BodyPublishers.ofString(new PushBody("bad").toString()));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }

        assertProblem(api.send(request.build()), status);
        assertThat(api.get("api/hosts/bad").status()).isEqualTo(404);
    }

    @Test
    void unknownPathsAndMethodsAreNamedToWhoHasTheToken() {
        assertProblem(sendWithToken("POST", "api/no-such-thing"), 404);
        assertProblem(sendWithToken("DELETE", "api/hosts/unknown"), 404);
        Answer wrongMethod = sendWithToken("PUT", "api/metrics");
        assertProblem(wrongMethod, 405);
        assertThat(wrongMethod.header("Allow")).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/metrics",
                "api/metrics?host=a&points=0",
                "api/metrics?host=a&points=10001",
                "api/metrics?host=a&points=many",
                "api/metrics?host=a&from=later",
                "api/metrics?host=a&from=100&to=50",
                "api/metrics?host=a&from=99999999999999999999",
                "api/metrics?tag=nocolon",
                "api/hosts?limit=-1",
                "api/hosts?limit=10001",
                "api/hosts?offset=-1",
                "api/hosts?sort=beauty",
                "api/hosts?order=sideways",
                "api/hosts?status=sleeping",
                "api/hosts?tag=nocolon",
                "api/fleet/values",
            })
    void questionThatMakesNoSenseIs400(String path) {
        assertProblem(api.get(path), 400);
    }

    @Test
    void gzipBombIsRefusedAndMemoryStaysFlat() throws IOException {
        byte[] bomb = bomb(200 * MEBIBYTE);
        assertProblem(pushGzip(bomb), 413);
        long before = ProcFiles.residentBytes(aggregator.program().pid());

        for (int i = 0; i < 10; i++) {
            assertProblem(pushGzip(bomb), 413);
        }

        assertThat(ProcFiles.residentBytes(aggregator.program().pid()) - before).isLessThan(64L * MEBIBYTE);
        assertThat(api.get("api/hosts/bomb").status()).isEqualTo(404);
    }

    @Test
    void moreSamplesThanAllowedIs413() {
        PushBody push = new PushBody("bad");
        for (int i = 0; i <= 100_000; i++) {
            push.sample(1_700_000_000L + i, "a", i);
        }

        assertProblem(api.push(push), 413);
        assertThat(api.get("api/hosts/bad").status()).isEqualTo(404);
    }

    @Test
    void clientsThatStallInTheBodyDoNotHoldUpOthers() {
        for (int i = 0; i < 40; i++) {
            system.closeLater(new RawHttp(aggregator.port())).send(pushHeaders(1000) + "{\"hostname\":\"stalled\",");
        }

        for (int i = 0; i < 20; i++) {
            assertThat(api.push(new PushBody("lively")).status()).isEqualTo(200);
            assertThat(api.get("api/hosts/lively").status()).isEqualTo(200);
        }
        assertThat(api.get("api/hosts/stalled").status()).isEqualTo(404);
    }

    @Test
    void bodyThatIsCutOffStoresNothing() {
        String body = new PushBody("cut")
                .sample(Instant.now().getEpochSecond(), "a", 1)
                .toString();
        try (RawHttp http = new RawHttp(aggregator.port())) {
            http.send(pushHeaders(body.length() + 1) + body);
        }

        assertThat(api.push(new PushBody("whole")).status()).isEqualTo(200);
        assertThat(api.get("api/hosts/cut").status()).isEqualTo(404);
    }

    @Test
    void clockThatRanAheadIsOverruledByTheNextArrival() {
        long now = Instant.now().getEpochSecond();
        assertThat(pushValue("ahead", now + 86_000, 1).status()).isEqualTo(200);
        assertThat(pushValue("ahead", now, 2).status()).isEqualTo(200);

        assertThat(latestValue("ahead")).isEqualTo(2);
        assertThat(pushValue("ahead", now + 87_000, 3).status()).isEqualTo(422);
        assertThat(latestValue("ahead")).isEqualTo(2);
    }

    @Test
    void clockThatIsBehindIsTakenAndOlderSamplesNeverReplaceNewer() {
        long now = Instant.now().getEpochSecond();
        assertThat(pushValue("behind", 0, 1).status()).isEqualTo(200);
        assertThat(latestValue("behind")).isEqualTo(1);
        pushValue("behind", now, 2);
        pushValue("behind", now - 86_400, 3);

        assertThat(latestValue("behind")).isEqualTo(2);
        assertThat(api.history("behind", "m", now - 86_400, now)).containsEntry(now - 86_400, 3.0);
        assertThat(api.get("api/hosts/behind").json().get("host").get("status").asText())
                .isEqualTo("online");
    }

    @Test
    void markupInTagsComesBackAsItWasSent() {
        api.push(new PushBody("markup").tag("<b>", "\"'&<script>alert(1)</script>"));

        JsonNode tags = api.get("api/hosts/markup").json().get("host").get("tags");
        assertThat(tags.get("<b>").asText()).isEqualTo("\"'&<script>alert(1)</script>");
        assertThat(api.get("api/hosts/markup").header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static Answer pushValue(String host, long timestamp, double value) {
        return api.push(new PushBody(host).sample(timestamp, "m", value));
    }

    private static double latestValue(String host) {
        return api.get("api/latest?host=" + host)
                .json()
                .get("metrics")
                .get(0)
                .get("value")
                .asDouble();
    }

    private static void assertPartial(JsonNode answer) {
        assertThat(answer.get("status").asText()).isEqualTo("partial");
        assertThat(answer.get("metrics_received").asInt()).isEqualTo(3);
        assertThat(answer.get("metrics_stored").asInt()).isEqualTo(2);
        assertThat(answer.get("metrics_failed").asInt()).isEqualTo(1);
        assertThat(answer.get("errors")).hasSize(1);
        assertThat(answer.get("errors").get(0).get("index").asInt()).isEqualTo(1);
        assertThat(answer.get("errors").get(0).get("reason").asText()).isNotBlank();
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("detail").asText()).isNotBlank();
        assertThat(answer.body())
                .doesNotContain(
                        "io.sysmon",
                        "Exception",
                        "SQL",
                        "\tat ",
                        aggregator.home().directory().toString());
    }

    private static Answer sendWithToken(String method, String path) {
        return api.send(api.request(path)
                .header("X-SysMon-Token", aggregator.home().token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(new PushBody("bad").toString()))
                .build());
    }

    private static Answer pushGzip(byte[] body) {
        return api.send(api.pushRequest("")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** A push of {@code bytes} that takes a thousandth of it on the wire. */
    private static byte[] bomb(int bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(MEBIBYTE).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write("{\"hostname\":\"bomb\",\"metrics\":[".getBytes(StandardCharsets.UTF_8));
            for (int written = 0; written < bytes; written += blanks.length) {
                out.write(blanks);
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        }
        return compressed.toByteArray();
    }

    private static String pushHeaders(int length) {
        return "POST /api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-SysMon-Token: "
                + aggregator.home().token() + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }
}
