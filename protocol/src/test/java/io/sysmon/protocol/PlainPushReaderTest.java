package io.sysmon.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the plain reader accepts it reads exactly as the JSON parser does, and what agents send it accepts. */
class PlainPushReaderTest {

    private static final long SEED = Long.getLong("sysmon.test.seed", 20261125L);
    private static final int ROUNDS = Integer.getInteger("sysmon.test.fuzzRounds", 20_000);

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "34.5",
            "0.1",
            "100",
            "-0",
            "-0.0",
            "0.0",
            "1e5",
            "1E-7",
            "1e+2",
            "1.5e300",
            "1e999",
            "-1e999",
            "1e-999",
            "123456789012345",
            "1234567890123456",
            "9007199254740993",
            "999999999999999999999",
            "0.1000000000000000055511151231257827",
            "0.30000000000000004",
            "12345678.901234567",
            "2254857830",
            "1.7976931348623157e308",
            "4.9e-324",
            "2.2250738585072012e-308",
            "01",
            "1.",
            ".5",
            "-",
            "+1",
            "1e",
            "1e+",
            "NaN",
            "Infinity",
            "null",
            "true",
            "\"5\"",
            "[1]",
            "{}",
            "00",
            "-01",
            "0x1",
            "1_0",
            "0.000000000000001");

    private static final List<String> TYPES = List.of(
            "\"cpu.total_usage\"",
            "\"a\"",
            "\"load.1m\"",
            "\"a\\u0062\"",
            "\"ab\"",
            "\"\"",
            "\"ä\"",
            "\"a b\"",
            "5",
            "null",
            "\"x/y\"");

    private static final List<String> TAGS = List.of(
            "\"\"",
            "\"device=sda\"",
            "\"mount=/\"",
            "\"mount=\\/\"",
            "\"a=1,b=2\"",
            "\"b=2,a=1\"",
            "\"sensor=Core 0\"",
            "\"mount=/größe\"",
            "\"a\"",
            "null",
            "{}",
            "\"a=%2C\"",
            "\"a=,\"");

    private static final List<String> TIMESTAMPS = List.of(
            "1675728000",
            "1675727998",
            "1675727996",
            "0",
            "-1",
            "1675728000.0",
            "1675728000000",
            "1e9",
            "\"1\"",
            "99999999999999999999",
            "1675814401",
            "1675814402",
            "007");

    @Test
    void readsWhatAgentsSend() {
        assertThat(plain(Pushes.resource("golden-push.json"))).isNotNull();
        assertThat(plain(Pushes.resource("seed-push.json"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hostname\":\"h\",\"metrics\":[]}",
                " { \"metrics\" : [ ] , \"hostname\" : \"h\" } \n",
                "{\"hostname\":\"h\",\"tags\":{},\"version\":\"1\",\"platform\":\"p\",\"instance\":\"i\",\"metrics\":[]}",
                "{\"hostname\":\"h\",\"tags\":{\"b\":\"2\",\"a\":\"1\"},\"metrics\":[{\"value\":1,\"timestamp\":1,"
                        + "\"metric_type\":\"a\"},{\"value\":2,\"timestamp\":2,\"metric_type\":\"a\"}]}"
            })
    void readsEveryOrderAndWhiteSpace(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(plain(bytes)).isNotNull();
        assertSame(bytes, "body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"hostname\":\"h\"}",
                "{\"metrics\":[]}",
                "{\"hostname\":\"h\",\"metrics\":[]}x",
                "{\"hostname\":\"h\",\"metrics\":[]}\u0000",
                "{\"hostname\":\"h\",\"metrics\":[],}",
                "{\"hostname\":\"h\",\"metrics\":[],\"metrics\":[]}",
                "{\"hostname\":\"h\",\"hostname\":\"h\",\"metrics\":[]}",
                "{\"hostname\":\"h\",\"metrics\":[{\"timestamp\":1,\"metric_type\":\"a\",\"value\":1,}]}",
                "{\"hostname\":\"h\",\"metrics\":[{\"timestamp\":1,\"metric_type\":\"a\",\"value\":1,\"value\":1}]}",
                "{\"hostname\":\"h\",\"version\":null,\"metrics\":[]}",
                "{\"hostname\":\"h\",\"more\":1,\"metrics\":[]}"
            })
    void leavesTheUnusualToTheParser(String body) {
        assertThat(plain(body.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void readsEveryNumberAsTheParserDoes() {
        for (String number : NUMBERS) {
            assertSame(
                    ("{\"hostname\":\"h\",\"metrics\":[{\"timestamp\":1,\"metric_type\":\"a\",\"value\":" + number
                                    + "},{\"timestamp\":2,\"metric_type\":\"a\",\"value\":" + number + "}]}")
                            .getBytes(StandardCharsets.UTF_8),
                    number);
        }
    }

    /** The reader compares a timestamp to the one before: it must see where that goes on. */
    @ParameterizedTest
    @ValueSource(
            strings = {"12", "123", "1", "12.5", "12.0", "12e1", "12E1", " 12", "12 ", "012", "-12", "1 2", "12x", "3"})
    void readsTimestampsThatBeginAlikeAsTheParserDoes(String second) {
        for (String type : List.of("a", "b")) {
            assertSame(
                    ("{\"hostname\":\"h\",\"metrics\":[{\"timestamp\":12,\"metric_type\":\"a\",\"value\":1},{\"timestamp\":"
                                    + second + ",\"metric_type\":\"" + type + "\",\"value\":2}]}")
                            .getBytes(StandardCharsets.UTF_8),
                    second);
        }
    }

    @Test
    void readsRandomDecimalsAsTheParserDoes() {
        Random random = new Random(SEED);
        assertThat(acceptedOf(round -> push(random, () -> randomNumber(random), 1), ROUNDS / 4))
                .as("plain pushes with seed %d", SEED)
                .isGreaterThan(ROUNDS / 8);
    }

    @Test
    void readsRandomPushesAsTheParserDoes() {
        Random random = new Random(SEED);
        assertThat(acceptedOf(round -> push(random, () -> pick(random, NUMBERS, 6), 6), ROUNDS))
                .as("plain pushes with seed %d", SEED)
                .isGreaterThan(ROUNDS / 50);
    }

    @Test
    void readsMutatedPushesAsTheParserDoes() {
        Random random = new Random(SEED);
        byte[] golden = Pushes.resource("golden-push.json");
        acceptedOf(
                round -> {
                    byte[] mutated = golden.clone();
                    for (int i = random.nextInt(3); i >= 0; i--) {
                        mutated[random.nextInt(mutated.length)] =
                                (byte) " \"{}[],:0123456789.-eE\\ax\n\u0000".charAt(random.nextInt(27));
                    }
                    return mutated;
                },
                ROUNDS);
    }

    @Test
    void readsALongBodyBeyondItsBufferAsTheParserDoes() {
        Random random = new Random(SEED);
        StringBuilder body = new StringBuilder("{\"hostname\":\"h\",\"metrics\":[");
        for (int i = 0; body.length() < 3 * BodyStart.MOST_BYTES; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"timestamp\":")
                    .append(i)
                    .append(",\"metric_type\":\"a\",\"value\":")
                    .append(random.nextInt())
                    .append('}');
        }
        byte[] bytes = body.append("]}").toString().getBytes(StandardCharsets.UTF_8);

        assertThat(describe(Pushes.read(bytes))).isEqualTo(describe(parsed(bytes)));
    }

    private static int acceptedOf(IntFunction<byte[]> bodies, int rounds) {
        int accepted = 0;
        for (int round = 0; round < rounds; round++) {
            accepted += assertSame(bodies.apply(round), "seed " + SEED + " round " + round) ? 1 : 0;
        }
        return accepted;
    }

    /** Whether it was plain; fails when it was and the parser reads it otherwise or not at all. */
    private static boolean assertSame(byte[] body, String what) {
        Push plain = plain(body);
        if (plain == null) {
            return false;
        }
        assertThat(describe(plain))
                .as(() -> what + ": " + new String(body, StandardCharsets.UTF_8))
                .isEqualTo(describe(parsed(body)));
        return true;
    }

    private static @Nullable Push plain(byte[] body) {
        return new PlainPushReader(Arrays.copyOf(body, body.length + 1), body.length, PushLimits.DEFAULT, Pushes.NOW)
                .read();
    }

    private static @Nullable Push parsed(byte[] body) {
        try {
            return new PushReader(PushLimits.DEFAULT).parse(new ByteArrayInputStream(body), Pushes.NOW);
        } catch (IOException | MalformedPushException refused) {
            return null;
        }
    }

    private static @Nullable String describe(@Nullable Push push) {
        return push == null
                ? null
                : push.host() + " " + push.received() + " " + push.failures() + Pushes.samplesOf(push);
    }

    private static byte[] push(Random random, Supplier<String> numbers, int oddness) {
        StringBuilder body = new StringBuilder("{\"hostname\":\"h\",\"metrics\":[");
        int samples = random.nextInt(8);
        for (int i = 0; i < samples; i++) {
            body.append(i == 0 ? "" : ",").append(sample(random, numbers.get(), oddness));
        }
        return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sample(Random random, String number, int oddness) {
        String timestamp = "\"timestamp\":" + pick(random, TIMESTAMPS, 3);
        String type = "\"metric_type\":" + pick(random, TYPES, 3);
        String tags = "\"tags\":" + pick(random, TAGS, 3);
        String value = "\"value\": " + number;
        return random.nextInt(oddness) == 0
                ? "{" + String.join(",", timestamp, type, value, tags) + "}"
                : "{" + String.join(" , ", value, tags, type, timestamp) + "}";
    }

    /** Mostly one of the first few, which are plain. */
    private static String pick(Random random, List<String> from, int plain) {
        return from.get(random.nextInt(random.nextInt(20) == 0 ? from.size() : plain));
    }

    private static String randomNumber(Random random) {
        String digits = Long.toString((1 + random.nextLong()) >>> random.nextInt(63));
        int point = 1 + random.nextInt(digits.length());
        String number = (random.nextBoolean() ? "-" : "")
                + digits.substring(0, point)
                + (point < digits.length() ? "." + digits.substring(point) : "");
        return random.nextInt(4) > 0 ? number : number + "e" + (random.nextInt(40) - 20);
    }
}
