package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sysmon.aggregator.api.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Whatever a client asks, its parameters are values or a 400; whatever it calls gzip inflates as the JDK has it, or not at
 * all. In a build the inputs beside this class are tried; {@code scripts/fuzz.sh} looks for others.
 */
class RequestFuzzTest {

    private static final long NOW = 1_700_000_000;
    private static final int MOST_BYTES = 1 << 20;

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
        byte[] ours = inflated(body, true);
        byte[] theirs = inflated(body, false);

        assertThat(Arrays.equals(ours, theirs)).isTrue();
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
    private static byte[] inflated(byte[] body, boolean ours) {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        try (InputStream stream = ours ? new GzipStream(in) : new GZIPInputStream(in)) {
            return stream.readNBytes(MOST_BYTES);
        } catch (IOException declared) {
            return new byte[0];
        }
    }
}
