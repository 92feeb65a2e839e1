package io.sysmon.system.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code server.xml} of a Tomcat: the distribution's own with no shutdown port and a look for new WARs every second.
 * Immutable.
 */
public final class ServerXml {

    private static final Pattern CONNECTOR = Pattern.compile("(?s)<Connector\\b[^>]*?(/>|>.*?</Connector>)");
    private static final Pattern VALVE = Pattern.compile("(?s)<Valve\\b[^>]*/>");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

    private final List<String> connectors;
    private final List<String> valves;

    private ServerXml(List<String> connectors, List<String> valves) {
        this.connectors = connectors;
        this.valves = valves;
    }

    /** With the distribution's connector. */
    public static ServerXml plain() {
        return new ServerXml(List.of(), List.of());
    }

    /**
     * With what the project's fragment says in place of the connector and the valves.
     *
     * @param fragment the text of {@code server.xml.fragment}, its ports replaced
     */
    public static ServerXml withFragment(String fragment) {
        String elements = COMMENT.matcher(fragment).replaceAll("");
        List<String> connectors = findAll(CONNECTOR, elements);
        List<String> valves = findAll(VALVE, elements);
        return new ServerXml(connectors, valves);
    }

    /** The text to write, for a Tomcat whose own file says {@code distributed}. */
    String of(String distributed, int port) {
        String server = COMMENT.matcher(distributed).replaceAll("");
        server = replace(server, "<Server port=\"8005\"", "<Server port=\"-1\"");
        server = replace(
                server,
                "<Engine name=\"Catalina\" defaultHost=\"localhost\">",
                "<Engine name=\"Catalina\" defaultHost=\"localhost\" backgroundProcessorDelay=\"1\">");
        if (connectors.isEmpty()) {
            return replace(
                    server, "<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"" + port + "\"");
        }
        String own =
                String.join("\n", connectors).replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\"");
        server = CONNECTOR.matcher(server).replaceFirst(Matcher.quoteReplacement(own));
        server = VALVE.matcher(server).replaceAll("");
        return replace(server, "</Host>", String.join("\n", valves) + "\n</Host>");
    }

    private static List<String> findAll(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String replace(String text, String old, String replacement) {
        if (!text.contains(old)) {
            throw new IllegalStateException("server.xml of this Tomcat has no " + old);
        }
        return text.replace(old, replacement);
    }
}
