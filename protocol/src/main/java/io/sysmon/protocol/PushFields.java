package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one push's outermost object. Used once, by one thread. */
final class PushFields {

    private static final Set<String> KNOWN =
            Set.of("hostname", "version", "platform", "tags", "instance", "metrics", "columns");

    private final JsonParser parser;
    private final SampleReader samples;
    private final ColumnsReader columns;
    private final SampleTally tally;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String hostname;
    private @Nullable String version;
    private @Nullable String platform;
    private @Nullable Map<String, String> tags;
    private @Nullable String instance;

    PushFields(JsonParser parser, PushLimits limits, long nowEpochSeconds) {
        this.parser = parser;
        this.tally = new SampleTally(limits);
        long latestTimestamp = nowEpochSeconds + WireRules.MAX_SECONDS_AHEAD;
        this.samples = new SampleReader(parser, latestTimestamp);
        this.columns = new ColumnsReader(parser, samples.columns(), samples.series(), tally, latestTimestamp);
    }

    /** Reads to the end of the object whose start the parser stands on. */
    Push read() throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (KNOWN.contains(name) && !seen.add(name)) {
                throw new MalformedPushException(name + " appears more than once");
            }
            readField(name, parser.nextToken());
        }
        if (hostname == null) {
            throw new MalformedPushException("hostname is missing");
        }
        if (!seen.contains("metrics")) {
            throw new MalformedPushException("metrics is missing");
        }
        HostIdentity host = new HostIdentity(hostname, version, platform, tags, instance);
        return new Push(host, samples.columns(), tally.received(), tally.failures());
    }

    private void readField(String name, JsonToken token) throws IOException {
        switch (name) {
            case "hostname" -> hostname = readHostname(token);
            case "version" -> version = readLabel(name, token);
            case "platform" -> platform = readLabel(name, token);
            case "instance" -> instance = readLabel(name, token);
            case "tags" -> tags = readHostTags(token);
            case "metrics" -> readMetrics(token);
            case "columns" -> columns.read();
            default -> parser.skipChildren();
        }
    }

    private String readHostname(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw new MalformedPushException("hostname is not a string");
        }
        String name = parser.getText();
        if (!WireRules.isHostname(name)) {
            throw new MalformedPushException("hostname is not 1 to " + WireRules.MAX_HOSTNAME_LENGTH
                    + " of the characters A-Z a-z 0-9 . - _ :, found " + name.length() + " characters"
                    + (name.equals(".") || name.equals("..") ? ", which no address can name" : ""));
        }
        return name;
    }

    private @Nullable String readLabel(String name, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING || !WireRules.isText(parser.getText(), WireRules.MAX_LABEL_LENGTH)) {
            throw new MalformedPushException(
                    name + " is not a string of at most " + WireRules.MAX_LABEL_LENGTH + " printable characters");
        }
        return parser.getText();
    }

    private @Nullable Map<String, String> readHostTags(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new MalformedPushException("tags is not an object of strings");
        }
        Map<String, String> read = new TreeMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw new MalformedPushException("tags has a value that is not a string");
            }
            if (read.put(key, parser.getText()) != null) {
                throw new MalformedPushException("tags has a key that appears more than once");
            }
        }
        String problem = WireRules.problemOfHostTags(read);
        if (problem != null) {
            throw new MalformedPushException("tags" + (problem.startsWith(".") ? "" : " ") + problem);
        }
        return read;
    }

    private void readMetrics(JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw new MalformedPushException("metrics is not an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            tally.count();
            String problem = samples.read();
            if (problem != null) {
                tally.fail(samples.metricType(), problem);
            }
        }
    }
}
