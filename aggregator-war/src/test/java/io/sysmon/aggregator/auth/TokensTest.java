package io.sysmon.aggregator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.domain.AccessToken;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.store.TokenBook;
import io.sysmon.settings.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(OpenStore.START);
    private List<String> file = List.of("old-token", "new-token");
    private OpenStore store;
    private Tokens tokens;

    @BeforeEach
    void open() {
        store = OpenStore.in(folder, clock);
        tokens = new Tokens(() -> file, store.store().tokens(), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsEachOfSeveralTokens() {
        assertThat(tokens.find("old-token")).get().satisfies(grant -> {
            assertThat(grant.mayAdminister()).isTrue();
            assertThat(grant.mayLook()).isTrue();
            assertThat(grant.name()).isEqualTo("token-file:1");
        });
        assertThat(tokens.find("new-token")).isPresent();
    }

    @Test
    void findsNothingInWhatIsNoToken() {
        for (String presented : List.of(
                "new-tokem",
                "new-toke",
                "new-token ",
                "NEW-TOKEN",
                "old-token\nnew-token",
                "",
                Secret.hash("new-token"))) {
            assertThat(tokens.find(presented)).describedAs(presented).isEmpty();
        }
        assertThat(tokens.find(null)).isEmpty();
    }

    @Test
    void neverStandsWithoutAToken() {
        assertThatThrownBy(() -> new Tokens(List::of, store.store().tokens(), clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void followsTheFileWithoutARestart() {
        file = List.of("new-token", "newest-token");
        assertThat(tokens.find("old-token")).isPresent();

        clock.advance(1);

        assertThat(tokens.find("old-token")).isEmpty();
        assertThat(tokens.find("newest-token")).isPresent();
    }

    @Test
    void keepsWhatIsValidWhileTheFileCannotBeRead() {
        Supplier<List<String>> whatStands = () -> {
            if (file.isEmpty()) {
                throw new ConfigException(List.of("cannot read it"));
            }
            return file;
        };
        tokens = new Tokens(whatStands, store.store().tokens(), clock);
        file = List.of();
        clock.advance(1);

        assertThat(tokens.find("old-token")).isPresent();

        file = List.of("newest-token");
        clock.advance(1);
        assertThat(tokens.find("old-token")).isEmpty();
    }

    @Test
    void followsWhatIsAddedAndRevokedBesideIt() {
        try (TokenBook book = TokenBook.open(store.database())) {
            assertThat(book.add(token("web", "secret-of-web", List.of("web-*"), Map.of())))
                    .isTrue();
            assertThat(book.add(token("web", "another", List.of(), Map.of()))).isFalse();
            clock.advance(1);
            assertThat(tokens.find("secret-of-web")).get().satisfies(grant -> {
                assertThat(grant.mayPush()).isTrue();
                assertThat(grant.mayAdminister()).isFalse();
                assertThat(grant.mayLook()).isFalse();
                assertThat(grant.scope().permits("web-1", null, null)).isTrue();
                assertThat(grant.scope().permits("db-1", null, null)).isFalse();
            });

            assertThat(book.revoke("web")).isTrue();
            assertThat(book.add(token("db", "secret-of-db", List.of("db-*"), Map.of())))
                    .isTrue();
            clock.advance(1);
            assertThat(tokens.find("secret-of-web")).isEmpty();
            assertThat(tokens.find("secret-of-db")).isPresent();
            assertThat(book.revoke("web")).isFalse();
        }
    }

    @Test
    void notesTheLastUseOnceAMinuteAndAtTheEnd() {
        try (TokenBook book = TokenBook.open(store.database())) {
            book.add(token("web", "secret-of-web", List.of(), Map.of()));
            clock.advance(1);
            tokens.find("secret-of-web");
            assertThat(lastUsed(book)).isEmpty();

            clock.advance(60);
            tokens.find("old-token");
            assertThat(lastUsed(book)).hasValue(OpenStore.START + 1);

            tokens.find("secret-of-web");
            tokens.close();
            assertThat(lastUsed(book)).hasValue(OpenStore.START + 61);
        }
        Tokens afterARestart = new Tokens(() -> file, store.store().tokens(), clock);
        assertThat(afterARestart.uses().values()).contains(OptionalLong.of(OpenStore.START + 61));
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        try (TokenBook book = TokenBook.open(store.database())) {
            book.add(token("web", "secret-of-web", List.of(), Map.of()));
            assertThat(book.list())
                    .singleElement()
                    .satisfies(found -> assertThat(found.toString()).doesNotContain("secret-of-web"));
        }
        assertThat(store.select("SELECT hash FROM token")).hasSize(64).isEqualTo(Secret.hash("secret-of-web"));
    }

    @Test
    void makesSecretsThatNobodyGuesses() {
        assertThat(Secret.random()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(Secret.random());
        // FIPS 180-4, the example "abc"
        assertThat(Secret.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static OptionalLong lastUsed(TokenBook book) {
        return book.list().get(0).lastUsed();
    }

    private AccessToken token(String name, String secret, List<String> hosts, Map<String, String> tags) {
        return new AccessToken(
                name, Secret.hash(secret), AccessToken.Kind.PUSH, hosts, tags, clock.now(), OptionalLong.empty());
    }
}
