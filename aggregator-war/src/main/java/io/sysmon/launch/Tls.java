package io.sysmon.launch;

import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The keys to serve https with.
 *
 * @param keyStore a PKCS #12 file
 * @param password opens it
 */
record Tls(Path keyStore, String password) {

    /** Nothing older, and what the JDK of the day allows of these. */
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /**
     * What the settings say; empty when they say http.
     *
     * @throws ConfigException when the key store cannot be opened, holds no key, or one setting is there without the other
     */
    static Optional<Tls> of(Settings settings) {
        Optional<Path> keyStore = settings.findPath(Setting.TLS_KEYSTORE);
        String password = settings.text(Setting.TLS_KEYSTORE_PASSWORD);
        if (keyStore.isEmpty() && password == null) {
            return Optional.empty();
        }
        if (keyStore.isEmpty() || password == null) {
            throw new ConfigException(List.of(Setting.TLS_KEYSTORE.property() + " and "
                    + Setting.TLS_KEYSTORE_PASSWORD.property() + ": expected both or none, found one"));
        }
        Tls tls = new Tls(keyStore.get(), password);
        tls.requireKey();
        return Optional.of(tls);
    }

    /** For Jetty, which reads the file when it starts and whenever it is told to. */
    SslContextFactory.Server contextFactory() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStorePath(keyStore.toUri().toString());
        factory.setKeyStorePassword(password);
        factory.setKeyStoreType("PKCS12");
        factory.setIncludeProtocols(PROTOCOLS);
        return factory;
    }

    private void requireKey() {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            if (store.size() == 0) {
                throw new ConfigException(List.of("key store " + keyStore + " is empty: expected a key"));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException(List.of("cannot open the key store " + keyStore + ": " + e));
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Tls[" + keyStore + "]";
    }
}
