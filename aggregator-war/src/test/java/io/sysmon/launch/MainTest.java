package io.sysmon.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void readsTheFeatureNumberOfOldAndNewJavas() {
        assertThat(Main.feature("1.8")).isEqualTo(8);
        assertThat(Main.feature("9")).isEqualTo(9);
        assertThat(Main.feature("17")).isEqualTo(17);
        assertThat(Main.feature("25")).isEqualTo(25);
    }

    /** Bytes 6 and 7 of a class file are its major version; 52 is Java 8. */
    @Test
    void isCompiledForJavasThatAreTooOldToo() throws IOException {
        try (DataInputStream file =
                new DataInputStream(Objects.requireNonNull(Main.class.getResourceAsStream("Main.class")))) {
            file.readInt();
            file.readUnsignedShort();
            assertThat(file.readUnsignedShort()).isEqualTo(52);
        }
    }
}
