package io.sysmon.aggregator.config;

import io.sysmon.aggregator.auth.Secret;
import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import io.sysmon.settings.TokenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tokens come from: the setting itself, else the token file. There is no built-in secret: where the default
 * token file does not exist, a random token is put there, for its user's eyes only.
 */
public final class TokenSource {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSource.class);

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
     * Checks them, where a first start would not make one.
     *
     * @throws ConfigException when the file named cannot be read or holds no token
     */
    void check() {
        if (token != null || !mayCreate || Files.exists(file)) {
            read();
        }
    }

    /**
     * Makes what a first start needs: a random token in the default file, where there is none.
     *
     * @throws ConfigException when it cannot be made
     */
    void prepare() {
        if (token == null && mayCreate && new SecretFile(file).create(Secret.random())) {
            LOG.info("made a random token for the agents: it is in {}", file);
        }
    }
}
