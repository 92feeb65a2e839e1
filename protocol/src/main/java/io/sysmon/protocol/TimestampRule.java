package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads times of samples and judges them. Confined to the reading thread. */
final class TimestampRule {

    private final long latest;
    private long timestamp;

    /** Allows what is at most {@code latest}, Unix seconds. */
    TimestampRule(long latest) {
        this.latest = latest;
    }

    /** Reads the value whose first token the parser stands on; what is wrong with it, or {@code null}. */
    @Nullable String read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            parser.skipChildren();
            return "timestamp is not an integer of Unix seconds";
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return "timestamp is out of range";
        }
        timestamp = parser.getLongValue();
        if (timestamp < 0) {
            return "timestamp is negative";
        }
        return timestamp > latest ? "timestamp is more than one day ahead of the server; is it in milliseconds?" : null;
    }

    /** The time that was read last, when nothing was wrong with it. */
    long timestamp() {
        return timestamp;
    }
}
