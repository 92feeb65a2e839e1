package io.sysmon.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutboxExceptionTest {

    @Test
    void failuresOfTheDiskMayPass() {
        FileSystemException full = new FileSystemException("agent.db.lock", null, "No space left on device");

        assertThat(caused(new SQLException("database or disk is full")).mayPass())
                .isTrue();
        assertThat(caused(full).mayPass()).isTrue();
        assertThat(caused(new IOException("wrapped", full)).mayPass()).isTrue();
    }

    @Test
    void whatOnlyAnOperatorMendsDoesNotPass() {
        assertThat(caused(new AccessDeniedException("agent.db.lock")).mayPass()).isFalse();
        assertThat(caused(new IOException("wrapped", new FileAlreadyExistsException("home")))
                        .mayPass())
                .isFalse();
        assertThat(new OutboxException("made by a newer agent").mayPass()).isFalse();
    }

    private static OutboxException caused(Exception cause) {
        return new OutboxException("cannot use outbox agent.db", cause);
    }
}
