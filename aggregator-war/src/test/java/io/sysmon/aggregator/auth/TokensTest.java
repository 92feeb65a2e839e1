package io.sysmon.aggregator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final Tokens tokens = Tokens.of(List.of("old-token", "new-token"));

    @Test
    void acceptsEachOfSeveralTokens() {
        assertThat(tokens.accept("old-token")).isTrue();
        assertThat(tokens.accept("new-token")).isTrue();
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(tokens.accept("new-tokem")).isFalse();
        assertThat(tokens.accept("new-toke")).isFalse();
        assertThat(tokens.accept("new-token ")).isFalse();
        assertThat(tokens.accept("NEW-TOKEN")).isFalse();
        assertThat(tokens.accept("old-token\nnew-token")).isFalse();
    }

    @Test
    void refusesNothingAndEmptiness() {
        assertThat(tokens.accept(null)).isFalse();
        assertThat(tokens.accept("")).isFalse();
    }

    @Test
    void neverStandsWithoutAToken() {
        assertThatThrownBy(() -> Tokens.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
