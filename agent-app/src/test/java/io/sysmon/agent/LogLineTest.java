package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void beginsWithThePriorityInTheJournal() {
        assertThat(LogLine.forJournal().format(event(Level.SEVERE, "a\nb", null)))
                .isEqualTo("<3>Publisher: a b\n");
        assertThat(LogLine.forJournal().format(event(Level.WARNING, "a", null))).startsWith("<4>");
        assertThat(LogLine.forJournal().format(event(Level.INFO, "a", null))).startsWith("<6>");
    }

    @Test
    void tellsTheJournalFromAStreamThatWasSentElsewhere(@TempDir Path folder) throws IOException {
        Path stream = Files.createFile(folder.resolve("stream"));
        String identity = Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino");

        assertThat(AgentLog.isJournal(identity, stream)).isTrue();
        assertThat(AgentLog.isJournal(identity, folder)).isFalse();
        assertThat(AgentLog.isJournal(identity, folder.resolve("nowhere"))).isFalse();
        assertThat(AgentLog.isJournal(null, stream)).isFalse();
    }

    private static String line(Level level, String message, @Nullable Throwable thrown) {
        return LogLine.withTime().format(event(level, message, thrown));
    }

    private static LogRecord event(Level level, String message, @Nullable Throwable thrown) {
        LogRecord event = new LogRecord(level, message);
        event.setLoggerName("io.sysmon.agent.publish.Publisher");
        event.setInstant(Instant.parse("2026-11-22T10:00:00.123456Z"));
        event.setThrown(thrown);
        return event;
    }
}
