package io.sysmon.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a push in which nothing is unusual, from memory: plain JSON (see {@link PlainJson}), every field known and there
 * once, every sample valid. That is what agents send, and reading it this way takes a fraction of what the JSON parser
 * takes (docs/decisions/0042). At anything else it gives up, and {@link PushFields} reads the push and says what is
 * wrong with it. Used once, by one thread.
 */
final class PlainPushReader {

    private static final byte[] HOSTNAME = ascii("hostname");
    private static final byte[] VERSION = ascii("version");
    private static final byte[] PLATFORM = ascii("platform");
    private static final byte[] INSTANCE = ascii("instance");
    private static final byte[] TAGS = ascii("tags");
    private static final byte[] METRICS = ascii("metrics");

    private final PlainJson json;
    private final int length;
    private final PushLimits limits;
    private final PlainSamples samples;
    private @Nullable String hostname;
    private @Nullable String version;
    private @Nullable String platform;
    private @Nullable String instance;
    private @Nullable Map<String, String> tags;
    private boolean metricsRead;

    /** Of the first {@code length} bytes; {@link PlainJson#END} stands behind them. */
    PlainPushReader(byte[] bytes, int length, PushLimits limits, long nowEpochSeconds) {
        this.json = new PlainJson(bytes);
        this.length = length;
        this.limits = limits;
        this.samples = new PlainSamples(json, nowEpochSeconds);
    }

    /** The push; {@code null} when it is not plain. */
    @Nullable Push read() {
        try {
            readFields();
        } catch (NotPlainException unusual) {
            return null;
        }
        if (hostname == null || !metricsRead || !json.isAtEnd(length)) {
            return null;
        }
        HostIdentity host = new HostIdentity(hostname, version, platform, tags, instance);
        return new Push(host, samples.columns(), samples.columns().size(), List.of());
    }

    private void readFields() {
        json.expect('{');
        do {
            json.readString();
            readField();
        } while (json.take(','));
        json.expect('}');
    }

    private void readField() {
        if (json.isToken(METRICS)) {
            readMetrics();
        } else if (json.isToken(HOSTNAME)) {
            hostname = readText(hostname, WireRules.MAX_HOSTNAME_LENGTH);
            require(WireRules.isHostname(hostname));
        } else if (json.isToken(VERSION)) {
            version = readText(version, WireRules.MAX_LABEL_LENGTH);
        } else if (json.isToken(PLATFORM)) {
            platform = readText(platform, WireRules.MAX_LABEL_LENGTH);
        } else if (json.isToken(INSTANCE)) {
            instance = readText(instance, WireRules.MAX_LABEL_LENGTH);
        } else if (json.isToken(TAGS)) {
            readHostTags();
        } else {
            throw new NotPlainException();
        }
    }

    private String readText(@Nullable String before, int maxLength) {
        require(before == null);
        json.expect(':');
        json.readString();
        String text = json.text();
        require(WireRules.isText(text, maxLength));
        return text;
    }

    private void readHostTags() {
        require(tags == null);
        json.expect(':');
        json.expect('{');
        Map<String, String> read = new TreeMap<>();
        if (!json.take('}')) {
            do {
                json.readString();
                String key = json.text();
                json.expect(':');
                json.readString();
                require(read.put(key, json.text()) == null);
            } while (json.take(','));
            json.expect('}');
        }
        require(WireRules.problemOfHostTags(read) == null);
        tags = read;
    }

    private void readMetrics() {
        require(!metricsRead);
        metricsRead = true;
        json.expect(':');
        json.expect('[');
        if (json.take(']')) {
            return;
        }
        do {
            require(samples.columns().size() < limits.maxSamples());
            samples.read();
        } while (json.take(','));
        json.expect(']');
    }

    private static void require(boolean plain) {
        if (!plain) {
            throw new NotPlainException();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
