package io.sysmon.aggregator.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(OpenStore.START);
    private List<String> file = List.of("the-token");
    private OpenStore store;
    private Tokens tokens;
    private Sessions sessions;
    private String ticket;

    @BeforeEach
    void begin() {
        store = OpenStore.in(folder, clock);
        tokens = new Tokens(() -> file, store.store().tokens(), clock);
        sessions = new Sessions("a key", tokens, clock);
        ticket = sessions.begin(tokens.find("the-token").orElseThrow());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsTheTokenOfItsTicketAlsoAfterARestart() {
        assertThat(sessions.find(ticket)).isEqualTo(tokens.find("the-token"));
        assertThat(new Sessions("a key", tokens, clock).find(ticket)).isPresent();
        assertThat(ticket).doesNotContain("the-token");
    }

    @Test
    void endsWithItsTime() {
        clock.advance(Sessions.LIFETIME.toSeconds() - 1);
        assertThat(sessions.find(ticket)).isPresent();

        clock.advance(1);
        assertThat(sessions.find(ticket)).isEmpty();
    }

    @Test
    void endsWithItsToken() {
        file = List.of("another-token");
        clock.advance(1);

        assertThat(sessions.find(ticket)).isEmpty();
    }

    @Test
    void refusesWhatItDidNotSign() {
        assertThat(new Sessions("another key", tokens, clock).find(ticket)).isEmpty();
        assertThat(sessions.find(null)).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        for (int i = 0; i < ticket.length(); i++) {
            char other = ticket.charAt(i) == '0' ? '1' : '0';
            String changed = ticket.substring(0, i) + other + ticket.substring(i + 1);
            assertThat(sessions.find(changed)).describedAs(changed).isEmpty();
            assertThat(sessions.find(ticket.substring(0, i))).isEmpty();
        }
        assertThat(sessions.find(ticket + "0")).isEmpty();
        assertThat(sessions.find(ticket.replaceFirst("\\.\\d+\\.", ".999999999999.")))
                .isEmpty();
    }
}
