package io.sysmon.agent.config;

import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom the agent trusts over https, and as whom it shows itself: made once, from PEM files. */
public final class AgentTls {

    private static final char[] NO_PASSWORD = {};

    private AgentTls() {}

    /**
     * What {@code settings} say; {@code null} when they say nothing, which means what Java does by itself.
     *
     * @throws ConfigException with every file that cannot be used
     */
    public static @Nullable SSLContext of(Settings settings) {
        Path ca = settings.findPath(Setting.CA_FILE).orElse(null);
        Path certificate = settings.findPath(Setting.CLIENT_CERT_FILE).orElse(null);
        Path key = settings.findPath(Setting.CLIENT_KEY_FILE).orElse(null);
        if (ca == null && certificate == null && key == null) {
            return null;
        }
        Files files = new Files(settings);
        TrustManager @Nullable [] trust = ca == null ? null : files.trust(ca);
        KeyManager @Nullable [] identity = certificate == null && key == null ? null : files.identity(certificate, key);
        files.requireNoProblem();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity, trust, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot set up TLS", impossible);
        }
    }

    /** Reads the files, and collects what is wrong with them. */
    private record Files(Settings settings, List<String> problems) {

        Files(Settings settings) {
            this(settings, new ArrayList<>());
        }

        TrustManager @Nullable [] trust(Path file) {
            return reading(Setting.CA_FILE, () -> {
                KeyStore authorities = emptyStore();
                List<X509Certificate> certificates = PemFile.certificates(file);
                for (int i = 0; i < certificates.size(); i++) {
                    authorities.setCertificateEntry("ca-" + i, certificates.get(i));
                }
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(authorities);
                return factory.getTrustManagers();
            });
        }

        KeyManager @Nullable [] identity(@Nullable Path certificateFile, @Nullable Path keyFile) {
            if (certificateFile == null || keyFile == null) {
                Setting missing = certificateFile == null ? Setting.CLIENT_CERT_FILE : Setting.CLIENT_KEY_FILE;
                problems.add(missing.property() + " (not set): a certificate and its key are needed together");
                return null;
            }
            List<X509Certificate> chain =
                    reading(Setting.CLIENT_CERT_FILE, () -> PemFile.certificates(certificateFile));
            return chain == null ? null : reading(Setting.CLIENT_KEY_FILE, () -> managers(chain, keyFile));
        }

        void requireNoProblem() {
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
        }

        private static KeyManager[] managers(List<X509Certificate> chain, Path keyFile)
                throws IOException, GeneralSecurityException {
            PrivateKey key = PemFile.privateKey(keyFile, chain.get(0).getPublicKey());
            KeyStore identity = emptyStore();
            identity.setKeyEntry("agent", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(identity, NO_PASSWORD);
            return factory.getKeyManagers();
        }

        private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        }

        private <T> @Nullable T reading(Setting setting, Reading<T> reading) {
            try {
                return reading.run();
            } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
                problems.add(setting.property() + " (" + settings.origin(setting) + "): " + unusable.getMessage());
                return null;
            }
        }
    }

    /** Something that is made from a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T run() throws IOException, GeneralSecurityException;
    }
}
