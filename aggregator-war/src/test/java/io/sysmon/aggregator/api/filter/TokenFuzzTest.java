package io.sysmon.aggregator.api.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sysmon.aggregator.auth.Sessions;
import io.sysmon.aggregator.auth.Tokens;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in a header or a cookie opens nothing, unless it is the token. In a build the inputs beside this class
 * are tried; {@code scripts/fuzz.sh} looks for others.
 */
class TokenFuzzTest {

    private static final String TOKEN = "the-token";

    private static @Nullable OpenStore store;
    private static @Nullable Tokens tokens;
    private static @Nullable Sessions sessions;

    @BeforeAll
    static void open(@TempDir Path folder) {
        ManualClock clock = new ManualClock(1_700_000_000);
        OpenStore opened = OpenStore.in(folder, clock);
        Tokens read = new Tokens(() -> List.of(TOKEN), opened.store().tokens(), clock);
        store = opened;
        tokens = read;
        sessions = new Sessions("key", read, clock);
    }

    @AfterAll
    static void close() throws Exception {
        if (store != null) {
            store.close();
        }
    }

    @FuzzTest(maxDuration = "30m")
    void credentials(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);

        assertThat(Credentials.find(request(text, null), required(tokens)).isPresent())
                .isEqualTo(text.equals(TOKEN));
        assertThat(Credentials.find(request(null, "Bearer " + text), required(tokens))
                        .isPresent())
                .isEqualTo(text.strip().equals(TOKEN));
        if (!text.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            assertThat(Credentials.find(request(null, text), required(tokens))).isEmpty();
        }
        assertThat(required(sessions).find(text)).isEmpty();
    }

    private static <T> T required(@Nullable T opened) {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }

    /** A request that has these headers and nothing else. */
    private static HttpServletRequest request(@Nullable String token, @Nullable String authorization) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("getHeader")) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return arguments[0].equals("Authorization") ? authorization : token;
                });
    }
}
