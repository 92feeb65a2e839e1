package io.sysmon.system.harness;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back over a connection until it ended, as it stood there.
 *
 * @param text one character a byte
 */
public record RawAnswer(String text) {

    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})\\b");

    /** The status of the first answer; 0 when there is none. */
    public int status() {
        Matcher matcher = STATUS.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Status line and headers of the first answer. */
    public String head() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end);
    }

    /** What comes behind them. */
    public String body() {
        return text.substring(head().length());
    }
}
