package io.sysmon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    Path directory;

    @Test
    void readsOneTokenALineInOrder() throws IOException {
        assertThat(TokenFile.read(file("# new one first\n  new-token \n\nold-token\n")))
                .containsExactly("new-token", "old-token");
    }

    @Test
    void refusesAFileWithoutAToken() throws IOException {
        Path empty = file("# nothing\n");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> TokenFile.read(empty))
                .withMessage("token file " + empty + " holds no token: expected one a line");
    }

    @Test
    void refusesATokenThatNoHeaderCarriesWithoutShowingIt() throws IOException {
        Path spaced = file("se cret\n");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> TokenFile.read(spaced))
                .withMessage(
                        "token in " + spaced
                                + ": expected 1 to 256 visible ASCII characters, found 7 characters, not all of them visible ASCII");
    }

    @Test
    void namesAFileThatCannotBeRead() {
        Path missing = directory.resolve("missing");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> TokenFile.read(missing))
                .withMessageContaining("cannot read token file " + missing);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("token"), content);
    }
}
