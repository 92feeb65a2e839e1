package io.sysmon.agent.proc;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
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

    private static final Path PROC = Path.of("src/test/resources/fixtures/recorded-6.18/first/proc");
    private static final int MUTATIONS = 2_000;
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
        return PARSERS.entrySet().stream()
                .map(parser -> DynamicTest.dynamicTest(parser.getKey(), () -> {
                    byte[] text = read(parser.getKey());
                    for (int length = 0; length <= text.length; length++) {
                        accept(parser.getValue(), text, length, "prefix of " + length);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> returnsForEveryMutation() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        return PARSERS.entrySet().stream()
                .map(parser -> DynamicTest.dynamicTest(parser.getKey(), () -> {
                    Random random = new Random(seed);
                    byte[] text = read(parser.getKey());
                    for (int i = 0; i < MUTATIONS; i++) {
                        byte[] mutated = text.clone();
                        for (int changes = random.nextInt(1, 20); changes > 0; changes--) {
                            mutated[random.nextInt(mutated.length)] = NASTY[random.nextInt(NASTY.length)];
                        }
                        accept(parser.getValue(), mutated, mutated.length, "mutation " + i + " of seed " + seed);
                    }
                }));
    }

    private static void accept(Consumer<KernelText> parser, byte[] text, int length, String what) {
        assertThatCode(() -> parser.accept(new KernelText("fuzzed", text, length)))
                .as("%s: %s", what, new String(text, 0, length, StandardCharsets.ISO_8859_1))
                .doesNotThrowAnyException();
    }

    private static byte[] read(String file) throws IOException {
        return Files.readAllBytes(PROC.resolve(file));
    }
}
