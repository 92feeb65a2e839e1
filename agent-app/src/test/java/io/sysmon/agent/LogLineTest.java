package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLineTest {

    @Test
    void writesTimeLevelPartAndMessage() {
        assertThat(line(Level.WARNING, "pushing fails", null))
                .isEqualTo("2026-11-22T10:00:00.123Z WARN  Publisher: pushing fails\n");
    }

    @Test
    void writesOneLineWhateverIsInTheMessage() {
        assertThat(line(Level.INFO, "a\nb\r\n\u001b[31mc", null))
                .isEqualTo("2026-11-22T10:00:00.123Z INFO  Publisher: a b [31mc\n");
    }

    @Test
    void writesAnExceptionWithItsCauseOnTheSameLine() {
        String line =
                line(Level.SEVERE, "a tick failed", new IllegalStateException("outer", new RuntimeException("inner")));

        assertThat(line)
                .startsWith(
                        "2026-11-22T10:00:00.123Z ERROR Publisher: a tick failed java.lang.IllegalStateException: outer at")
                .contains("io.sysmon.agent.LogLineTest.", " caused by java.lang.RuntimeException: inner at ")
                .containsOnlyOnce("\n");
    }

    private static String line(Level level, String message, @Nullable Throwable thrown) {
        LogRecord event = new LogRecord(level, message);
        event.setLoggerName("io.sysmon.agent.publish.Publisher");
        event.setInstant(Instant.parse("2026-11-22T10:00:00.123456Z"));
        event.setThrown(thrown);
        return new LogLine().format(event);
    }
}
