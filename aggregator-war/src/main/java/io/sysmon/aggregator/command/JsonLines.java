package io.sysmon.aggregator.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of pushes, one a line, as {@link JsonLinesSink} writes it. */
final class JsonLines implements PushSource {

    private final Lines lines;

    JsonLines(Lines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable Part next() throws IOException {
        byte[] line = lines.next();
        return line == null ? null : new Part(line, lines.number());
    }
}
