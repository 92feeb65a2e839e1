package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.Limit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadsInHandTest {

    private static final String ONE = "192.0.2.1";
    private static final String TWO = "192.0.2.2";
    private static final String THREE = "192.0.2.3";

    private final ReadsInHand reads = new ReadsInHand(3, 2);
    private final List<String> comeBack = new ArrayList<>();

    @Test
    void addressThatHasItsShareStandsInLineAndTheOthersGoOn() {
        enter(ONE);
        enter(ONE);
        ReadsInHand.Turn third = enter(ONE);

        assertThat(third.isWaiting()).isTrue();
        assertThat(third.limit()).isEqualTo(Limit.READS_CLIENT);
        assertThat(third.refusal(third.limit()).problem().toString())
                .contains("429", "at most 2 reads from one address");
        assertThat(enter(TWO).isReady()).isTrue();
        ReadsInHand.Turn fifth = enter(THREE);
        assertThat(fifth.isWaiting()).isTrue();
        assertThat(fifth.limit()).isEqualTo(Limit.READS);
        assertThat(fifth.refusal(fifth.limit()).problem().toString()).contains("503", "at most 3 reads may be");
        assertThat(reads.size()).isEqualTo(3);
        assertThat(reads.inLine()).isEqualTo(2);
    }

    @Test
    void placeThatIsGivenUpGoesToTheFirstThatMayHaveIt() {
        enter(ONE);
        ReadsInHand.Turn second = enter(ONE);
        ReadsInHand.Turn other = enter(TWO);
        ReadsInHand.Turn ofOne = enter(ONE);
        ReadsInHand.Turn ofThree = enter(THREE);

        other.close();
        assertThat(comeBack).as("the first address has its share").containsExactly(THREE);
        assertThat(ofThree.isReady()).isTrue();
        second.close();
        assertThat(comeBack).containsExactly(THREE, ONE);
        assertThat(ofOne.isReady()).isTrue();
        assertThat(reads.size()).isEqualTo(3);
        assertThat(reads.inLine()).isZero();
    }

    @Test
    void addressesInLineTakeTurns() {
        ReadsInHand one = new ReadsInHand(1, 1);
        ReadsInHand.Turn first = one.enter(THREE);
        List<ReadsInHand.Turn> waiting = new ArrayList<>();
        for (String client : List.of(ONE, ONE, ONE, TWO, TWO)) {
            ReadsInHand.Turn turn = one.enter(client);
            turn.whenReady(() -> {
                comeBack.add(client);
                waiting.add(turn);
            });
        }

        first.close();
        while (!waiting.isEmpty()) {
            waiting.remove(0).close();
        }

        assertThat(comeBack).containsExactly(ONE, TWO, ONE, TWO, ONE);
        assertThat(one.size()).isZero();
    }

    @Test
    void lineHasAnEnd() {
        List<ReadsInHand.Turn> turns = new ArrayList<>();
        for (int i = 0; i < 2 + 2 * 10; i++) {
            turns.add(enter(ONE));
        }
        ReadsInHand.Turn tooMany = enter(ONE);

        assertThat(turns).noneMatch(turn -> !turn.isReady() && !turn.isWaiting());
        assertThat(tooMany.isReady() || tooMany.isWaiting()).isFalse();
        assertThat(tooMany.limit()).isEqualTo(Limit.READS_CLIENT);
        assertThat(enter(TWO).isReady()).isTrue();
    }

    @Test
    void turnThatEndsInLineOrTwiceTakesNoPlace() {
        ReadsInHand.Turn first = enter(ONE);
        enter(ONE);
        ReadsInHand.Turn gone = enter(ONE);
        ReadsInHand.Turn last = enter(ONE);

        gone.close();
        gone.close();
        assertThat(reads.inLine()).isOne();
        first.close();
        first.close();

        assertThat(last.isReady()).isTrue();
        assertThat(gone.isReady()).isFalse();
        assertThat(comeBack).containsExactly(ONE);
        assertThat(reads.size()).isEqualTo(2);
        assertThat(reads.inLine()).isZero();
    }

    @Test
    void turnThatGotItsPlaceMeanwhileIsToldAtOnce() {
        ReadsInHand.Turn first = reads.enter(ONE);
        reads.enter(ONE);
        ReadsInHand.Turn third = reads.enter(ONE);
        first.close();

        third.whenReady(() -> comeBack.add(ONE));

        assertThat(comeBack).containsExactly(ONE);
    }

    private ReadsInHand.Turn enter(String client) {
        ReadsInHand.Turn turn = reads.enter(client);
        if (turn.isWaiting()) {
            turn.whenReady(() -> comeBack.add(client));
        }
        return turn;
    }
}
