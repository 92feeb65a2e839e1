package io.sysmon.system.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate of its own for localhost and 127.0.0.1, good for two days. */
public final class SelfSigned {

    /** Opens {@link #keyStore}. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "sysmon";
    private static final int PEM_LINE = 64;

    private final Path keyStore;

    private SelfSigned(Path keyStore) {
        this.keyStore = keyStore;
    }

    /** Makes one in {@code folder}. */
    public static SelfSigned in(SystemUnderTest system, Path folder) {
        Path keyStore = folder.resolve("keys.p12");
        String keytool = Artifacts.java().resolveSibling("keytool").toString();
        int status = system.start(
                        "keytool",
                        List.of(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                ALIAS,
                                "-keyalg",
                                "EC",
                                "-validity",
                                "2",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=DNS:localhost,IP:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keyStore.toString(),
                                "-storepass",
                                PASSWORD),
                        Map.of())
                .awaitExit();
        if (status != 0) {
            throw new AssertionError("keytool ended with " + status);
        }
        return new SelfSigned(keyStore);
    }

    /** A PKCS #12 file with both. */
    public Path keyStore() {
        return keyStore;
    }

    /** Writes both as the PEM files that Tomcat's configuration names. */
    public void writePem(Path certificate, Path privateKey) throws IOException, GeneralSecurityException {
        KeyStore keys = load();
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        Files.writeString(
                privateKey,
                pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
    }

    /** A client's context that trusts this certificate and no other. */
    public SSLContext trusted() throws IOException, GeneralSecurityException {
        Certificate certificate = load().getCertificate(ALIAS);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry(ALIAS, certificate);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String label, byte[] content) {
        Base64.Encoder encoder = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + encoder.encodeToString(content) + "\n-----END " + label + "-----\n";
    }
}
