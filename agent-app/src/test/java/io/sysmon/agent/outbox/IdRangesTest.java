package io.sysmon.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdRangesTest {

    private static final int HIGHEST = 60;

    @Test
    void keepsWhatIsOnBothSidesOfWhatIsTaken() {
        assertThat(IdRanges.ALL.minus(new IdRange(5, 9)).toText()).isEqualTo("1-4,10-");
    }

    @Test
    void takesAWholeRangeAndPartsOfItsNeighbours() {
        assertThat(IdRanges.parse("1-4,7-8,11-").minus(new IdRange(3, 11)).toText())
                .isEqualTo("1-2,12-");
    }

    @Test
    void readsWhatItWrote() {
        for (String text : new String[] {"", "1-", "7-7", "1-4,10-", "3-5,9-9,120-"}) {
            assertThat(IdRanges.parse(text).toText()).isEqualTo(text);
        }
    }

    @Test
    void isEmptyWithoutAnything() {
        assertThat(IdRanges.ALL.minus(IdRanges.ALL)).isEqualTo(IdRanges.NONE);
        assertThat(IdRanges.NONE.count()).isZero();
    }

    @Test
    void agreesWithASetAfterAnyChanges() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        Random random = new Random(seed);
        IdRanges ranges = IdRanges.ALL;
        TreeSet<Long> set = LongStream.rangeClosed(1, HIGHEST).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        for (int i = 0; i < 40; i++) {
            long first = random.nextLong(1, HIGHEST);
            IdRange taken = new IdRange(first, first + random.nextLong(0, 6));
            ranges = ranges.minus(taken);
            set.removeIf(id -> id >= taken.first() && id <= taken.last());

            IdRanges below = ranges.within(new IdRange(1, HIGHEST));
            assertThat(below.count())
                    .as("after %d changes of seed %d", i + 1, seed)
                    .isEqualTo(set.size());
            assertThat(below.ranges()).allSatisfy(range -> assertThat(set).contains(range.first(), range.last()));
        }
    }
}
