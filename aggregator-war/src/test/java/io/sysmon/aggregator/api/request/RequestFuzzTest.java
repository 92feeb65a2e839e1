package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sysmon.aggregator.api.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Whatever a client asks, its parameters are values or a 400; whatever it calls gzip inflates as the JDK has it, or not at
 * all. In a build the inputs beside this class are tried; {@code scripts/fuzz.sh} looks for others.
 */
class RequestFuzzTest {

    private static final long NOW = 1_700_000_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int SHORTEST_MEMBER = 18;

    @FuzzTest(maxDuration = "30m")
    void questions(byte[] bytes) {
        QueryParameters parameters;
        try {
            parameters = Query.of(new String(bytes, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException noAddress) {
            return; // the container's to refuse
        }
        refusesWith400(() -> HistoryRequests.of(parameters, NOW));
        refusesWith400(() -> HostQueries.page(parameters));
        refusesWith400(() -> HostQueries.filter(parameters));
    }

    @FuzzTest(maxDuration = "30m")
    void gzip(byte[] body) {
        Optional<byte[]> ours = inflated(body, true);
        Optional<byte[]> theirs = inflated(body, false);

        if (ours.isPresent()) {
            assertThat(theirs).hasValueSatisfying(bytes -> assertThat(ours).hasValue(bytes));
        } else {
            assertThat(theirs.isEmpty() || beginsAgain(body)).isTrue();
        }
    }

    private static void refusesWith400(Runnable reading) {
        try {
            reading.run();
        } catch (ApiException refused) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.getMessage()).doesNotContain("Exception", "io.sysmon");
        }
    }

    /** Nothing where the stream is broken. */
    private static Optional<byte[]> inflated(byte[] body, boolean ours) {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        try (InputStream stream = ours ? new GzipStream(in) : new GZIPInputStream(in)) {
            return Optional.of(stream.readNBytes(MOST_BYTES));
        } catch (IOException declared) {
            return Optional.empty();
        }
    }

    /** Another member may begin behind the first: the JDK's stream passes over one that is cut off, ours refuses it. */
    private static boolean beginsAgain(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1).lastIndexOf("\u001F\u008B") >= SHORTEST_MEMBER;
    }
}
