package io.sysmon.agent.config;

import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import io.sysmon.settings.TokenFile;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token that pushes carry: the one that was set, else the first of the token file, which is read again for each
 * push, so that a changed token needs no restart. A file that cannot be read for a while leaves the last token in force.
 * Confined to one thread at a time.
 */
public final class AgentToken implements Supplier<String> {

    private static final Logger log = LoggerFactory.getLogger(AgentToken.class);

    private final @Nullable Path file;
    private String last;
    private boolean readable = true;

    private AgentToken(@Nullable Path file, String last) {
        this.file = file;
        this.last = last;
    }

    /**
     * The token of {@code settings}.
     *
     * @throws ConfigException when there is none that can be sent
     */
    public static AgentToken of(Settings settings) {
        String token = settings.text(Setting.TOKEN);
        if (token != null) {
            return new AgentToken(null, TokenFile.checked(token, settings.origin(Setting.TOKEN)));
        }
        Path file = settings.path(Setting.TOKEN_FILE);
        return new AgentToken(file, TokenFile.read(file).get(0));
    }

    @Override
    public synchronized String get() {
        if (file != null) {
            try {
                last = TokenFile.read(file).get(0);
                readable = true;
            } catch (ConfigException unreadable) {
                if (readable) {
                    log.warn("{}; the last token stays in force", unreadable.getMessage());
                }
                readable = false;
            }
        }
        return last;
    }
}
