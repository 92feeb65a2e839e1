package io.sysmon.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code java -jar sysmon.war} says and ends with when it does not serve; that it serves is a system test's. */
class StandaloneServerTest {

    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void explainsEverySettingOnHelp() throws Exception {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);

        assertThat(text(out))
                .contains(
                        "usage: java -jar sysmon.war",
                        "backup",
                        "check",
                        "export",
                        "import",
                        "--port",
                        "--bind",
                        "--db",
                        "--token-file");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void namesItselfOnVersion() throws Exception {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);

        assertThat(text(out)).startsWith("sysmon aggregator ");
    }

    @Test
    void refusesAFlagItDoesNotKnowAndSuggestsOne() throws Exception {
        assertThat(run("--prot", "9000")).isEqualTo(ExitCode.USAGE);

        assertThat(text(err)).contains("--prot", "--port", "--help").hasLineCount(1);
    }

    @Test
    void refusesAFlagWithoutItsValueAndWordsThatAreNone() throws Exception {
        assertThat(run("--port")).isEqualTo(ExitCode.USAGE);
        assertThat(run("dance")).isEqualTo(ExitCode.USAGE);

        assertThat(text(err)).contains("--port needs a value").contains("unexpected word \"dance\"");
    }

    @Test
    void listsEveryWrongSettingBeforeItOpensAnything() throws Exception {
        int status = run("--home", home(), "--port", "99999", "--max-body", "lots", "--online", "soon");

        assertThat(status).isEqualTo(ExitCode.CONFIG);
        assertThat(text(err)).contains("--port", "99999", "--max-body", "lots", "--online", "soon");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void refusesARealmThatItDoesNotHaveAndHalfOfTheKeys() throws Exception {
        assertThat(run("--home", home(), "--port", "0", "--viewers", "container"))
                .isEqualTo(ExitCode.CONFIG);
        assertThat(run("--home", home(), "--port", "0", "--tls-keystore", "keys.p12"))
                .isEqualTo(ExitCode.CONFIG);
        assertThat(run("--home", home(), "--port", "0", "--viewers", "friends")).isEqualTo(ExitCode.CONFIG);

        assertThat(text(err))
                .contains("needs a container with a realm", "expected both or none, found one")
                .contains("expected open, token, container");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void namesThePortThatIsTakenBeforeItOpensAnything() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("--home", home(), "--bind", "127.0.0.1", "--port", port))
                    .isEqualTo(ExitCode.PORT_TAKEN);
            assertThat(text(err)).contains("cannot listen on 127.0.0.1:" + port);
            assertThat(folder.resolve("home")).doesNotExist();
        }
    }

    private int run(String... arguments) throws Exception {
        Path temp = Files.createDirectories(folder.resolve("temp"));
        try (StandaloneServer server = new StandaloneServer(List.of(arguments), Path.of("sysmon.war"), temp)) {
            return server.call();
        }
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
