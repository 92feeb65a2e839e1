package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.collect.Collectors;
import io.sysmon.agent.collect.Sampler;
import io.sysmon.protocol.HostIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole body of {@code --once} on each fixture, against a committed file; {@code -Dgolden.update} writes the file
 * anew, and the difference is to be read before it is committed.
 */
class GoldenReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final long TIMESTAMP = 1_700_000_002;

    @TempDir
    Path root;

    @ParameterizedTest
    @MethodSource("io.sysmon.agent.Fixture#names")
    void reportsExactlyWhatTheGoldenFileHolds(String name) throws IOException {
        String report = report(Fixture.copyOf(name, root));

        Path golden = GOLDEN.resolve(name + ".json");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, report);
        }
        assertThat(report).isEqualTo(Files.readString(golden));
    }

    /** One sample a line, for people to compare. */
    private static String report(Fixture fixture) throws IOException {
        AtomicLong nanos = new AtomicLong();
        Sampler sampler = new Sampler(
                Collectors.all(fixture.roots(), Fixture.EXCLUDES, new InlineExecutor(), fixture::space), nanos::get);
        sampler.sample(TIMESTAMP - 2);
        fixture.advance();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        String hostname =
                Files.readString(fixture.file("proc/sys/kernel/hostname")).strip();
        HostIdentity host = new HostIdentity(hostname, "0.5.0", "Linux", Map.of("role", "fixture"), null);
        byte[] body = Once.body(host, sampler.sample(TIMESTAMP));
        return new String(body, StandardCharsets.UTF_8).replace("[{", "[\n{").replace("},{", "},\n{") + "\n";
    }
}
