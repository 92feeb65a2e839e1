package io.sysmon.system.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Bytes as agents send them: zlib with the project's dictionary, put together by hand. */
public final class AgentCoding {

    /** For {@code Content-Encoding}. */
    public static final String NAME = "sysmon-1";

    private static final String DICTIONARY = "protocol/src/main/resources/io/sysmon/protocol/push-dictionary-1.json";

    private AgentCoding() {}

    /** All of {@code content}, compressed. */
    public static byte[] of(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            deflater.setDictionary(Files.readAllBytes(Artifacts.root().resolve(DICTIONARY)));
            out.write(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
