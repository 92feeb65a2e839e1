package io.sysmon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void readsFlagsSwitchesAndOperands() {
        CommandLine line = parse("--hostname", "web-01", "--once", "history", "--interval=5s", "--", "--not-a-flag");

        assertThat(line.source().values())
                .containsEntry(Setting.HOSTNAME, "web-01")
                .containsEntry(Setting.INTERVAL, "5s");
        assertThat(line.has("--once")).isTrue();
        assertThat(line.has("--help")).isFalse();
        assertThat(line.operands()).containsExactly("history", "--not-a-flag");
    }

    @Test
    void gathersRepeatedFlagsOfLists() {
        CommandLine line = parse("--tag", "a=1", "--tag", "b=2", "--aggregator", "http://x", "--aggregator=http://y");

        assertThat(line.source().values())
                .containsEntry(Setting.TAGS, "a=1,b=2")
                .containsEntry(Setting.AGGREGATOR_URL, "http://x,http://y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hostnam x        | unknown flag --hostnam, did you mean --hostname?",
                "--port 9000        | unknown flag --port",
                "-x                 | unknown flag -x",
                "--hostname         | --hostname needs a value: --hostname text",
                "--hostname=        | --hostname has an empty value",
                "--interval 1s --interval 2s | --interval was given more than once",
            })
    void refusesWhatItCannotUnderstand(String words, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(words.split(" ", -1)))
                .withMessage(message);
    }

    @Test
    void helpNamesEverySettingOfTheProgramAndNoOther() {
        String help = HelpText.of(Program.AGENT);

        Setting.of(Program.AGENT).forEach(setting -> assertThat(help).contains(setting.flag() + " "));
        assertThat(help).doesNotContain("--bind").contains("HOME/agent.properties", "(default 2s)");
    }

    private static CommandLine parse(String... words) {
        return CommandLine.parse(Program.AGENT, Set.of("--once", "--help"), List.of(words));
    }
}
