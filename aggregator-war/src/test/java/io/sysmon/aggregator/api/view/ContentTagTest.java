package io.sysmon.aggregator.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTagTest {

    private static final String TAG = of("content");

    @Test
    void isWeakAndFollowsTheContent() {
        assertThat(TAG).matches("W/\"[0-9a-f]{24}\"");
        assertThat(of("content")).isEqualTo(TAG);
        assertThat(of("contents")).isNotEqualTo(TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/\"other\", %s", "*", "%s , W/\"other\""})
    void matchesWhereItIsNamed(String ifNoneMatch) {
        assertThat(ContentTag.matches(ifNoneMatch.formatted(TAG), TAG)).isTrue();
    }

    @Test
    void matchesItsStrongSpelling() {
        assertThat(ContentTag.matches(TAG.substring(2), TAG)).isTrue();
    }

    @Test
    void doesNotMatchOthersOrNothing() {
        assertThat(ContentTag.matches(null, TAG)).isFalse();
        assertThat(ContentTag.matches("", TAG)).isFalse();
        assertThat(ContentTag.matches("W/\"other\"", TAG)).isFalse();
        assertThat(ContentTag.matches(TAG.substring(0, TAG.length() - 2) + '"', TAG))
                .isFalse();
    }

    private static String of(String content) {
        return ContentTag.of(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }
}
