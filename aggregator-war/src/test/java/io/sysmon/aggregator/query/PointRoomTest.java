package io.sysmon.aggregator.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PointRoomTest {

    private final PointRoom room = new PointRoom(100, 150);

    @Test
    void refusesOneAnswerThatIsTooLarge() {
        PointBudget budget = room.open();
        budget.take(100);

        assertThatThrownBy(() -> budget.take(1))
                .isInstanceOf(QueryTooLargeException.class)
                .hasMessageContaining("more than 100 points");
    }

    @Test
    void refusesWhatIsTooMuchTogetherUntilAnAnswerIsDone() {
        PointBudget first = room.open();
        first.take(100);
        PointBudget second = room.open();
        second.take(50);

        assertThatThrownBy(() -> second.take(1)).isInstanceOf(QueriesTooLargeException.class);
        first.close();
        assertThatCode(() -> second.take(50)).doesNotThrowAnyException();
    }

    @Test
    void givesBackWhatAnAnswerDoesNotKeep() {
        PointBudget first = room.open();
        first.take(100);
        first.giveBackTo(10);

        assertThatCode(() -> room.open().take(100)).doesNotThrowAnyException();
    }
}
