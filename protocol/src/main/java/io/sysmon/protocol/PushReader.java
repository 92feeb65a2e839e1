package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Reads pushes as a stream straight into columns: no tree, no object a sample. Thread-safe.
 *
 * <p>What agents send is read by {@link PlainPushReader}; whatever is unusual in form or wrong, and what is larger than
 * {@link BodyStart#MOST_BYTES}, by a JSON parser.
 *
 * <p>What breaks the push as a whole is a {@link MalformedPushException}; what breaks one sample is counted in the
 * {@link Push}, and its neighbours are read.
 */
public final class PushReader {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(PushLimits.MAX_NESTING_DEPTH)
                    .maxStringLength(PushLimits.MAX_STRING_LENGTH)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            // It would keep every name of every field in a table of the JVM's, at four times the cost of reading it.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Where the parser says that a limit of its own stands. */
    private static final Pattern SOURCE_OF_LIMIT = Pattern.compile(", from `[^`]*`");

    private final PushLimits limits;

    /** A reader that keeps {@code limits}. */
    public PushReader(PushLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one push to the end of the stream, which is left open.
     *
     * @param nowEpochSeconds the aggregator's clock, which bounds how far ahead a sample may be
     * @throws MalformedPushException when the body is no push: not JSON, trailing bytes, no valid host name, no
     *     {@code metrics}
     * @throws TooManySamplesException when {@code metrics} is longer than the limit
     * @throws IOException when the stream itself fails
     */
    public Push read(InputStream body, long nowEpochSeconds) throws IOException {
        BodyStart start = BodyStart.read(body);
        Push plain = start.isWhole()
                ? new PlainPushReader(start.bytes(), start.size(), limits, nowEpochSeconds).read()
                : null;
        return plain == null ? parse(start.followedBy(body), nowEpochSeconds) : plain;
    }

    /** Reads whatever JSON allows, and says what is wrong with the rest. */
    Push parse(InputStream body, long nowEpochSeconds) throws IOException {
        try (JsonParser parser = JSON.createParser(new Utf8Bytes(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedPushException("the body is not a JSON object");
            }
            Push push = new PushFields(parser, limits, nowEpochSeconds).read();
            if (parser.nextToken() != null) {
                throw new MalformedPushException("the body goes on after the end of the JSON object");
            }
            return push;
        } catch (JsonProcessingException notJson) {
            throw new MalformedPushException("the body is not JSON: " + describe(notJson), notJson);
        }
    }

    /** The parser's own words without its excerpt of the source and names of its classes, with line and column. */
    private static String describe(JsonProcessingException notJson) {
        String message = notJson.getOriginalMessage();
        int end = message.indexOf('\n');
        String reason = SOURCE_OF_LIMIT
                .matcher(end < 0 ? message : message.substring(0, end))
                .replaceFirst("");
        if (notJson.getLocation() == null) {
            return reason;
        }
        return reason + " at line " + notJson.getLocation().getLineNr() + ", column "
                + notJson.getLocation().getColumnNr();
    }
}
