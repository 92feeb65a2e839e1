package io.sysmon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushAnswerTest {

    @Test
    void writesTheDocumentedAnswer() {
        assertThat(new String(
                        PushAnswer.of("web-server-01", 2, 2, 1675728001, List.of())
                                .toJson(),
                        UTF_8))
                .isEqualTo("{\"status\":\"success\",\"hostname\":\"web-server-01\",\"metrics_received\":2,"
                        + "\"metrics_stored\":2,\"metrics_failed\":0,\"timestamp\":1675728001}");
    }

    @Test
    void listsTheFailures() {
        List<SampleFailure> failures =
                List.of(new SampleFailure(7, "cpu.x", "value is not a finite number"), new SampleFailure(8, null, "x"));

        assertThat(new String(PushAnswer.of("h", 9, 7, 1, failures).toJson(), UTF_8))
                .endsWith(
                        "\"errors\":[{\"index\":7,\"metric_type\":\"cpu.x\",\"reason\":\"value is not a finite number\"},"
                                + "{\"index\":8,\"metric_type\":null,\"reason\":\"x\"}]}")
                .startsWith("{\"status\":\"partial\"");
    }

    @Test
    void namesTheStatusFromTheCounts() {
        assertThat(PushAnswer.of("h", 0, 0, 1, List.of()).status()).isEqualTo("success");
        assertThat(PushAnswer.of("h", 3, 0, 1, List.of()).status()).isEqualTo("error");
        assertThat(PushAnswer.of("h", 3, 1, 1, List.of()).status()).isEqualTo("partial");
    }

    @Test
    void readsBackWhatItWrote() {
        PushAnswer answer = PushAnswer.of("web-server-01", 2, 2, 1675728001, List.of());
        PushAnswer partial = PushAnswer.of(
                "h", 9, 7, 1, List.of(new SampleFailure(7, "cpu.x", "it is late"), new SampleFailure(8, null, "x")));

        assertThat(PushAnswer.parse(answer.toJson())).isEqualTo(answer);
        assertThat(PushAnswer.parse(partial.toJson())).isEqualTo(partial);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Please log in</html>",
                "{}",
                "[]",
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"hostname\":\"h\",\"metrics_received\":\"2\",\"metrics_stored\":2,\"metrics_failed\":0}",
                "{\"status\":\"success\",\"hostname\":\"h\",\"metrics_received\":99999999999,\"metrics_stored\":2,\"metrics_failed\":0}",
                "{\"status\":\"success\",\"hostname\":\"h\",\"metrics_received\":2,\"metrics_stored\":2,\"metrics_failed\":0",
                "{\"status\":\"success\",\"hostname\":\"h\",\"metrics_received\":2,\"metrics_stored\":2,\"metrics_failed\":0}x",
            })
    void knowsWhatIsNoAnswer(String body) {
        assertThat(PushAnswer.parse(body.getBytes(UTF_8))).isNull();
    }
}
