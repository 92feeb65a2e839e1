package io.sysmon.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.auth.Secret;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {

    @TempDir
    Path folder;

    private OpenStore server;

    @BeforeEach
    void open() {
        server = OpenStore.in(folder, new ManualClock(OpenStore.START));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsTheSecretOnceAndKeepsItsHash() {
        CommandRun run = token("add", "web", "--hosts", "web-*,www", "--tags", "role=web*,env=prod");

        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).matches("[A-Za-z0-9_-]{43}");
        assertThat(run.err()).contains("the only time");
        assertThat(server.select("SELECT hash FROM token WHERE name = 'web'"))
                .isEqualTo(Secret.hash(run.out().strip()));
        assertThat(token("list").out())
                .contains("web-*,www with env=prod,role=web*", "push", "never")
                .doesNotContain(run.out().strip());
    }

    @Test
    void listsWhatThereIsInOrderOfNames() {
        token("add", "zebra");
        token("add", "ape", "--for", "view");

        assertThat(token("list").out().lines().map(line -> line.replaceFirst("^(\\S+) +(\\S+) .*", "$1 $2")))
                .containsExactly("NAME FOR", "ape view", "zebra push");
    }

    @Test
    void revokesByName() {
        token("add", "web");

        assertThat(token("revoke", "web").status()).isZero();
        assertThat(token("list").out().lines()).hasSize(1);
        assertThat(token("revoke", "web").status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void takesEachNameOnce() {
        String first = token("add", "web").out();
        CommandRun second = token("add", "web");

        assertThat(second.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).contains("there is a token of the name web already");
        assertThat(server.select("SELECT hash FROM token")).isEqualTo(Secret.hash(first.strip()));
    }

    @Test
    void saysWhatItCannotUnderstand() {
        assertUsage("expected token add NAME, token list or token revoke NAME");
        assertUsage("found \"add\"", "add");
        assertUsage("found \"lose web\"", "lose", "web");
        assertUsage("found \"list web\"", "list", "web");
        assertUsage("the name of a token has 1 to 64", "add", "a:b");
        assertUsage("--for must be push or view, found \"all\"", "add", "web", "--for", "all");
        assertUsage("found an empty one", "add", "web", "--hosts", "a,,b");
        assertUsage("--tags must be key=pattern", "add", "web", "--tags", "role");
        assertUsage("--tags must be key=pattern", "add", "web", "--tags", "role=a,role=b");
        assertUsage("bound to no hosts", "add", "web", "--for", "view", "--hosts", "web-*");
        assertThat(token("list").out().lines()).hasSize(1);
    }

    @Test
    void needsADatabaseOfThisSchema() throws Exception {
        assertThat(CommandRun.of(
                                "token",
                                "list",
                                "--db",
                                folder.resolve("none.db").toString())
                        .err())
                .contains("there is no such file");
        assertThat(folder.resolve("none.db")).doesNotExist();

        Path older = folder.resolve("older.db");
        server.execute("VACUUM INTO '" + older + "'");
        OpenStore.execute(older, "DELETE FROM flyway_schema_history WHERE version = '3'");
        CommandRun run = CommandRun.of("token", "add", "web", "--db", older.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("start the aggregator on it once");
        Files.delete(older);
    }

    private void assertUsage(String message, String... words) {
        CommandRun run = token(words);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(message);
    }

    private CommandRun token(String... words) {
        List<String> all = new ArrayList<>(List.of("token"));
        all.addAll(List.of(words));
        all.addAll(List.of("--db", server.database().toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
