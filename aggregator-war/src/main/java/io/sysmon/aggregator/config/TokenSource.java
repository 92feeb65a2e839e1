package io.sysmon.aggregator.config;

import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import io.sysmon.settings.TokenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tokens come from: the setting itself, else the token file. There is no built-in secret: where the default
 * token file does not exist, a random token is put there, for its user's eyes only.
 */
public final class TokenSource {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSource.class);
    private static final int TOKEN_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final @Nullable String token;
    private final Path file;
    private final boolean mayCreate;

    private TokenSource(@Nullable String token, Path file, boolean mayCreate) {
        this.token = token;
        this.file = file;
        this.mayCreate = mayCreate;
    }

    static TokenSource of(Settings settings) {
        boolean isDefault = settings.origin(Setting.TOKEN_FILE).equals("default");
        return new TokenSource(settings.text(Setting.TOKEN), settings.path(Setting.TOKEN_FILE), isDefault);
    }

    /**
     * The tokens as they stand now, at least one: the file is read each time.
     *
     * @throws ConfigException when the file named cannot be read or holds no token
     */
    public List<String> read() {
        if (token == null) {
            return TokenFile.read(file);
        }
        return token.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> TokenFile.checked(line, Setting.TOKEN.property()))
                .toList();
    }

    /**
     * Checks them, and makes what a first start needs: a random token in the default file, where there is none of both.
     *
     * @throws ConfigException when the file named cannot be read or holds no token
     */
    void prepare() {
        if (token == null && mayCreate && !Files.exists(file)) {
            create();
        }
        read();
    }

    private void create() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            write((fresh + "\n").getBytes(StandardCharsets.US_ASCII));
            LOG.info("made a random token for the agents: it is in {}", file);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("another aggregator made {} first", file, e);
        } catch (IOException e) {
            throw new ConfigException(List.of("cannot make the token file " + file + ": " + e));
        }
    }

    /** Never readable by others, not even for the moment between making and filling it. */
    private void write(byte[] content) throws IOException {
        Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, fresh, ownerOnly())) {
            channel.write(java.nio.ByteBuffer.wrap(content));
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
