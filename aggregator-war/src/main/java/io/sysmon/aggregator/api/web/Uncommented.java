package io.sysmon.aggregator.api.web;

/**
 * A script or a style sheet without the comments that begin a line: they are for who reads the source, and are a quarter
 * of what a browser would fetch. Every line keeps its number and its place, so that what a debugger says is true of the
 * source too. A text over several lines must not have a line that looks like a comment; a test of the dashboard looks.
 */
final class Uncommented {

    private boolean inside;

    private Uncommented() {}

    /** Everything but those comments; as many lines. */
    static String of(String source) {
        Uncommented state = new Uncommented();
        StringBuilder code = new StringBuilder(source.length());
        for (String line : source.split("\n", -1)) {
            code.append(state.codeOf(line)).append('\n');
        }
        return code.substring(0, code.length() - 1);
    }

    private String codeOf(String line) {
        String text = line.strip();
        if (!inside && text.startsWith("//")) {
            return "";
        }
        if (!inside && !text.startsWith("/*")) {
            return line;
        }
        int end = text.indexOf("*/", inside ? 0 : 2);
        inside = end < 0;
        return inside ? "" : text.substring(end + 2);
    }
}
