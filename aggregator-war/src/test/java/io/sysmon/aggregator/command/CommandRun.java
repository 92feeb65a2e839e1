package io.sysmon.aggregator.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command as an operator runs it, and what came of it. */
record CommandRun(int status, String out, String err) {

    static CommandRun of(String... words) {
        return run("", false, words);
    }

    static CommandRun ofInput(String input, String... words) {
        return run(input, false, words);
    }

    static CommandRun ofWatched(String... words) {
        return run("", true, words);
    }

    private static CommandRun run(String input, boolean interactive, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive);
        int status = new Commands(List.of(words), terminal).call();
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
