package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void knowsWhichJavasAreTooOld() {
        assertThat(Main.isTooOld("52.0")).as("Java 8").isTrue();
        assertThat(Main.isTooOld("60.0")).as("Java 16").isTrue();
        assertThat(Main.isTooOld("61.0")).as("Java 17").isFalse();
        assertThat(Main.isTooOld("69.65535")).as("a preview of Java 25").isFalse();
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
