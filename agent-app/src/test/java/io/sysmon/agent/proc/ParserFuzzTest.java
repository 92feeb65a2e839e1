package io.sysmon.agent.proc;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.sysmon.agent.Fixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever text a kernel file holds, its parser returns; {@code -Dfuzz.seed} repeats a run, which is printed on failure. */
class ParserFuzzTest {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final int MUTATIONS = 500;
    private static final byte[] NASTY = {0, '\n', ' ', '-', '.', ':', ')', '\\', '9', (byte) 0xff, '=', '/'};

    private static final Map<String, Consumer<KernelText>> PARSERS = Map.ofEntries(
            Map.entry("stat", ProcStat::parse),
            Map.entry("loadavg", LoadAvg::parse),
            Map.entry("meminfo", MemInfo::parse),
            Map.entry("vmstat", VmStat::parse),
            Map.entry("diskstats", DiskStats::parse),
            Map.entry("net/dev", NetDev::parse),
            Map.entry("net/snmp", NetSnmp::parse),
            Map.entry("net/sockstat", SockStat::parse),
            Map.entry("pressure/io", Pressure::parse),
            Map.entry("uptime", Uptime::parse),
            Map.entry("sys/fs/file-nr", FileNr::parse),
            Map.entry("1/mountinfo", MountInfo::parse));

    @TestFactory
    Stream<DynamicTest> returnsForEveryPrefix() {
        return everyFileOfEveryKernel()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    byte[] text = Files.readAllBytes(file.path);
                    for (int length = 0; length <= text.length; length++) {
                        accept(file.parser, text, length, "prefix of " + length);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> returnsForEveryMutation() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        return everyFileOfEveryKernel()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Random random = new Random(seed);
                    byte[] text = Files.readAllBytes(file.path);
                    for (int i = 0; i < MUTATIONS; i++) {
                        byte[] mutated = text.clone();
                        for (int changes = random.nextInt(1, 20); changes > 0; changes--) {
                            mutated[random.nextInt(mutated.length)] = NASTY[random.nextInt(NASTY.length)];
                        }
                        accept(file.parser, mutated, mutated.length, "mutation " + i + " of seed " + seed);
                    }
                }));
    }

    private static void accept(Consumer<KernelText> parser, byte[] text, int length, String what) {
        assertThatCode(() -> parser.accept(new KernelText("fuzzed", text, length)))
                .as("%s: %s", what, new String(text, 0, length, StandardCharsets.ISO_8859_1))
                .doesNotThrowAnyException();
    }

    private static Stream<FixtureFile> everyFileOfEveryKernel() {
        return Fixture.names().stream()
                .flatMap(host -> PARSERS.entrySet().stream()
                        .map(parser -> new FixtureFile(
                                FIXTURES.resolve(host).resolve("first/proc").resolve(parser.getKey()),
                                parser.getValue())))
                .filter(file -> Files.exists(file.path));
    }

    private record FixtureFile(Path path, Consumer<KernelText> parser) {

        @Override
        public String toString() {
            return FIXTURES.relativize(path).toString();
        }
    }
}
