package io.sysmon.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTagsTest {

    @Test
    void escapesWhatWouldSplitAPair() {
        assertThat(SeriesTags.of("mount", "/a,b=c%d\n")).isEqualTo("mount=/a%2Cb%3Dc%25d?");
        assertThat(SeriesTags.problemOf("mount=/a%2Cb%3Dc%25d?")).isNull();
    }

    @Test
    void sortsByKey() {
        assertThat(SeriesTags.of(Map.of("b", "2", "a", "1", "c", "3"))).isEqualTo("a=1,b=2,c=3");
        assertThat(SeriesTags.of(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "a=", "a=1,b=2", "core=0", "sensor=coretemp/Core 0", "mount=/srv/<b>ü"})
    void acceptsCanonicalText(String tags) {
        assertThat(SeriesTags.problemOf(tags)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a           | tags is not key=value[,key=value]",
                "=1          | tags is not key=value[,key=value]",
                "a=1,        | tags is not key=value[,key=value]",
                "a%25=1      | tags is not key=value[,key=value]",
                "b=1,a=2     | tags is not sorted by key, each key once",
                "a=1,a=2     | tags is not sorted by key, each key once",
                "a=1=2       | tags has a value in which %, comma or = is not written %25, %2C or %3D",
                "a=50%       | tags has a value in which %, comma or = is not written %25, %2C or %3D",
                "a=%2c       | tags has a value in which %, comma or = is not written %25, %2C or %3D",
            })
    void saysWhatIsNotCanonical(String tags, String problem) {
        assertThat(SeriesTags.problemOf(tags)).isEqualTo(problem);
    }

    @Test
    void boundsTheLengthAndRefusesControlCharacters() {
        assertThat(SeriesTags.problemOf("k=" + "x".repeat(510))).isNull();
        assertThat(SeriesTags.problemOf("k=" + "x".repeat(511)))
                .isEqualTo("tags is not at most 512 printable characters");
        assertThat(SeriesTags.problemOf("k=\u0001")).isEqualTo("tags is not at most 512 printable characters");
        assertThat(SeriesTags.problemOf("k=\ud83d\ude00")).isNull();
        assertThat(SeriesTags.problemOf("k=\ud83d")).isEqualTo("tags is not at most 512 printable characters");
    }
}
