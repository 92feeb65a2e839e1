package io.sysmon.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, the reader returns a consistent push or throws one of its declared exceptions. */
class PushReaderFuzzTest {

    private static final long SEED = Long.getLong("sysmon.test.seed", 20261122L);
    private static final int ROUNDS = Integer.getInteger("sysmon.test.fuzzRounds", 20_000);
    private static final byte[] TOKENS =
            "{}[]\",:.0123456789eE+-\\u nulltruefalseNaN\n\t\u0000".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void onlyThrowsItsDeclaredExceptionsOnMutatedPushes() {
        Random random = new Random(SEED);
        byte[][] corpus = {
            Pushes.resource("seed-push.json"),
            Pushes.resource("golden-push.json"),
            Pushes.resource("golden-columns-push.json")
        };
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = mutate(corpus[random.nextInt(corpus.length)].clone(), random);
            refused += isRefused(body, round) ? 1 : 0;
        }
        assertThat(refused).as("bodies refused with seed %d", SEED).isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden-push.json", "golden-columns-push.json"})
    void refusesEveryTruncation(String golden) {
        byte[] body = Pushes.resource(golden);
        for (int length = 0; length < body.length; length++) {
            assertThat(isRefused(Arrays.copyOf(body, length), length))
                    .as("first %d bytes refused", length)
                    .isTrue();
        }
    }

    private static boolean isRefused(byte[] body, int round) {
        try {
            Push push = Pushes.read(body, new PushLimits(1000));
            assertThat(push.failed()).as("seed %d round %d", SEED, round).isNotNegative();
            assertThat(push.failures()).hasSize(Math.min(push.failed(), SampleFailure.MOST_LISTED));
            assertThat(Pushes.samplesOf(push)).allMatch(sample -> Double.isFinite(sample.value()));
            return false;
        } catch (MalformedPushException | TooManySamplesException declared) {
            return true;
        }
    }

    private static byte[] mutate(byte[] body, Random random) {
        byte[] mutated = body;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = TOKENS[random.nextInt(TOKENS.length)];
                case 2 -> mutated = Arrays.copyOf(mutated, at + 1);
                case 3 -> mutated = repeated(mutated, at, random.nextInt(mutated.length));
                default -> mutated[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return mutated;
    }

    /** The body with the bytes between two places standing twice. */
    private static byte[] repeated(byte[] body, int first, int second) {
        int from = Math.min(first, second);
        int to = Math.max(first, second);
        byte[] longer = Arrays.copyOf(body, body.length + to - from);
        System.arraycopy(body, from, longer, to, body.length - from);
        return longer;
    }
}
