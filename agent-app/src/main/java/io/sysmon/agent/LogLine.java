package io.sysmon.agent;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Function;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * One line an event, whatever is in it; for people and files, and for systemd's journal, which has a time of its own and
 * takes the priority off the line (sd-daemon(3)):
 *
 * <pre>
 * 2026-11-22T10:00:00.123Z WARN  Publisher: pushing to http://localhost:9000: ConnectException: …; samples are kept
 * &lt;4&gt;Publisher: pushing to http://localhost:9000: ConnectException: …; samples are kept
 * </pre>
 */
final class LogLine extends Formatter {

    private static final int MOST_FRAMES = 12;

    private final Function<LogRecord, String> beginning;

    private LogLine(Function<LogRecord, String> beginning) {
        this.beginning = beginning;
    }

    /** Lines that begin with time and level. */
    static LogLine withTime() {
        return new LogLine(event -> event.getInstant().truncatedTo(ChronoUnit.MILLIS) + " " + levelOf(event) + " ");
    }

    /** Lines that begin with the priority. */
    static LogLine forJournal() {
        return new LogLine(event -> "<" + priorityOf(event) + ">");
    }

    @Override
    public String format(LogRecord event) {
        String logger = String.valueOf(event.getLoggerName());
        Throwable thrown = event.getThrown();
        String line = beginning.apply(event)
                + logger.substring(logger.lastIndexOf('.') + 1) + ": " + formatMessage(event)
                + (thrown == null ? "" : " " + describe(thrown));
        return line.replaceAll("\\p{Cntrl}+", " ") + "\n";
    }

    /** The words that operators look for, of one width. */
    private static String levelOf(LogRecord event) {
        return switch (event.getLevel().getName()) {
            case "SEVERE" -> "ERROR";
            case "WARNING" -> "WARN ";
            case "INFO" -> "INFO ";
            default -> "DEBUG";
        };
    }

    /** Of syslog(3). */
    private static int priorityOf(LogRecord event) {
        return switch (event.getLevel().getName()) {
            case "SEVERE" -> 3;
            case "WARNING" -> 4;
            case "INFO" -> 6;
            default -> 7;
        };
    }

    private static String describe(Throwable thrown) {
        String frames = Arrays.stream(thrown.getStackTrace())
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        Throwable cause = thrown.getCause();
        return thrown + " at " + frames + (cause == null ? "" : " caused by " + describe(cause));
    }
}
