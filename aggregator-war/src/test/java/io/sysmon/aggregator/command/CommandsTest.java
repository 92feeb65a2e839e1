package io.sysmon.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {

    @TempDir
    Path folder;

    static Iterable<String> names() {
        return Commands.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void explainsItselfItsStatusesAndTheSettingsOnHelp(String name) {
        CommandRun run = CommandRun.of(name, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("usage: java -jar sysmon.war " + name)
                .contains("Ends with 0", "78", "--db", "SYSMON_");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void namesTheCommandsWhenTheFirstWordIsNone() {
        CommandRun run = CommandRun.of("dance");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("unknown command \"dance\"", String.join(", ", Commands.names()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesFlagsThatAreNeitherItsOwnNorASettings(String name) {
        CommandRun run = CommandRun.of(name, "--dbb", "x");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("unknown flag --dbb, did you mean --db?");
    }

    @Test
    void refusesArgumentsItCannotUnderstand() {
        assertUsage("--from must be Unix seconds, a date", "export", "--from", "yesterday");
        assertUsage("--from was given more than once", "export", "--from", "1", "--from=2");
        assertUsage("--to lies before --from", "export", "--from", "2", "--to", "1");
        assertUsage("--metric needs a value", "export", "--metric");
        assertUsage("found \"c p u\"", "export", "--metric", "c p u");
        assertUsage("--format must be csv or jsonl", "export", "--format", "xml");
        assertUsage("backup needs the file to write", "backup");
        assertUsage("unexpected word \"b\"", "backup", "a", "b");
    }

    @ParameterizedTest
    @MethodSource("names")
    void listsEveryWrongSetting(String name) {
        CommandRun run =
                CommandRun.of(name, folder.resolve("file").toString(), "--max-body", "lots", "--online", "soon");

        assertThat(run.status()).isEqualTo(ExitStatus.CONFIG);
        assertThat(run.err()).contains("--max-body", "lots", "--online", "soon");
    }

    @Test
    void showsProgressOnlyToWhoeverIsWatching() {
        try (OpenStore server = OpenStore.in(folder, new ManualClock(OpenStore.START))) {
            server.push(PushBody.of("web1").sample(OpenStore.START, "cpu.total_usage", 1));

            assertThat(CommandRun.ofWatched("check", "--db", server.database().toString())
                            .err())
                    .contains("structures", "runs [##############################] 100 %");
            assertThat(CommandRun.of("check", "--db", server.database().toString())
                            .err())
                    .isEmpty();
        }
    }

    private static void assertUsage(String message, String... words) {
        CommandRun run = CommandRun.of(words);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(message).endsWith("--help tells more" + System.lineSeparator());
        assertThat(run.out()).isEmpty();
    }
}
