package io.sysmon.aggregator.api;

import static io.sysmon.aggregator.served.PushText.pushOf;
import static io.sysmon.aggregator.served.PushText.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.PushText;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all answers to reads have in common: tags, compression, errors. */
class ReadingTest extends ApiTestCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/hosts",
                "api/hosts/web-server-01",
                "api/latest",
                "api/fleet/summary",
                "api/fleet/values?metric=cpu.total_usage",
                "api/metrics?host=web-server-01&from=1675727700&to=1675728000",
                "api/openapi.json"
            })
    void costsA304WhileNothingChanges(String address) {
        accepted(PushText.seed());
        Response first = readIf(address, "");
        String tag = first.getHeaderString("ETag");
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(tag).startsWith("W/\"");

        Response second = readIf(address, tag);

        assertThat(second.getStatus()).isEqualTo(304);
        assertThat(second.getHeaderString("ETag")).isEqualTo(tag);
        assertThat(second.readEntity(String.class)).isEmpty();
    }

    @Test
    void changesItsTagWithItsContent() {
        accepted(pushOf("web-01", sample(1, "a.b", "1")));
        String tag = readIf("api/latest", "").getHeaderString("ETag");

        accepted(pushOf("web-01", sample(2, "a.b", "1")));

        assertThat(readIf("api/latest", tag).getStatus()).isEqualTo(200);
    }

    @Test
    void compressesLargeAnswersForThoseWhoAcceptIt() throws IOException {
        Response answer = at("api/openapi.json")
                .request()
                .header("Accept-Encoding", "gzip")
                .get();

        assertThat(answer.getHeaderString("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.getHeaderString("Vary")).contains("Accept-Encoding");
        byte[] inflated = new GZIPInputStream(new ByteArrayInputStream(answer.readEntity(byte[].class))).readAllBytes();
        assertThat(parse(new String(inflated, StandardCharsets.UTF_8))
                        .get("openapi")
                        .asText())
                .startsWith("3.1");
    }

    @Test
    void leavesAnswersAsTheyAreForOthersAndWhereTheyAreSmall() {
        Response plain = at("api/openapi.json")
                .request()
                .header("Accept-Encoding", "identity")
                .get();
        Response small =
                at("api/health").request().header("Accept-Encoding", "gzip").get();

        assertThat(plain.getHeaderString("Content-Encoding")).isNull();
        assertThat(plain.getHeaderString("Vary")).contains("Accept-Encoding");
        assertThat(small.getHeaderString("Content-Encoding")).isNull();
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        Response head = at("api/hosts").request().head();

        assertThat(head.getStatus()).isEqualTo(200);
        assertThat(head.getHeaderString("ETag"))
                .isEqualTo(readIf("api/hosts", "").getHeaderString("ETag"));
        assertThat(head.readEntity(String.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/nothing", "api/", "api/hosts/a/b", "api/metrics/x", "api/application.wadl"})
    void knowsNoOtherPaths(String path) {
        Response answer = at(path).request().get();

        assertThat(problem(answer, 404)).isNotEmpty();
    }

    @Test
    void tellsWhichMethodsAPathKnows() {
        Response answer = authorised("api/hosts").put(Entity.json("{}"));

        assertThat(answer.getHeaderString("Allow")).contains("GET").doesNotContain("PUT");
        problem(answer, 405);
        assertThat(at("api/metrics").request().options().getHeaderString("Allow"))
                .contains("GET", "POST");
    }

    @Test
    void refusesMediaTypesItCannotGive() {
        problem(at("api/hosts").request("text/html").get(), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%c3%28", "limit=%00", "=", "&&&", "q"})
    void neverFailsOnAStrangeQuery(String query) {
        assertThat(askRaw("api/hosts", query).getStatus()).isIn(200, 400, 404);
    }

    private Response readIf(String address, String tag) {
        return raw(address).header("If-None-Match", tag).get();
    }
}
