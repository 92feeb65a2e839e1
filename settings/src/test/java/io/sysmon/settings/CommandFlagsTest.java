package io.sysmon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandFlagsTest {

    private static final Set<String> FLAGS = Set.of("--from", "--metric");

    @Test
    void takesItsOwnFlagsOutAndLeavesTheRestInOrder() {
        CommandFlags flags = CommandFlags.take(
                FLAGS, List.of("a", "--metric", "cpu.*", "--interval", "2s", "--metric=load.1m", "b"));

        assertThat(flags.all("--metric")).containsExactly("cpu.*", "load.1m");
        assertThat(flags.one("--from")).isEmpty();
        assertThat(flags.rest()).containsExactly("a", "--interval", "2s", "b");
    }

    @Test
    void refusesAFlagWithoutValueAndOneThatWasGivenTwice() {
        assertThatThrownBy(() -> CommandFlags.take(FLAGS, List.of("--from")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--from needs a value");
        CommandFlags twice = CommandFlags.take(FLAGS, List.of("--from", "1", "--from", "2"));
        assertThatThrownBy(() -> twice.one("--from"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--from was given more than once");
    }

    @Test
    void readsMomentsAsSecondsDatesAndInstants() {
        check("1700000000", 1_700_000_000);
        check("2023-11-14", 1_699_920_000);
        check("2023-11-14T22:13:20Z", 1_700_000_000);
        assertThat(CommandFlags.take(FLAGS, List.of()).moment("--from", 7)).isEqualTo(7);
        assertThatThrownBy(() ->
                        CommandFlags.take(FLAGS, List.of("--from", "yesterday")).moment("--from", 0))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("found \"yesterday\"");
    }

    private static void check(String text, long expected) {
        assertThat(CommandFlags.take(FLAGS, List.of("--from", text)).moment("--from", 0))
                .isEqualTo(expected);
    }
}
