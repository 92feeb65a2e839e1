package io.sysmon.agent.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in the textual form of RFC 7468. Messages name the file and never show a key. */
final class PemFile {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private PemFile() {}

    /**
     * Every certificate of a file, in order; at least one.
     *
     * @throws IOException when it cannot be read, or holds none
     */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        byte[] bytes = read(file);
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException malformed) {
            throw new IOException("expected PEM certificates in " + file + ": " + malformed.getMessage(), malformed);
        }
        throw new IOException("expected PEM certificates in " + file + ", found none");
    }

    /**
     * The private key that belongs to {@code certified}.
     *
     * @throws IOException when the file cannot be read, holds no key in PKCS #8, or that of another certificate
     */
    static PrivateKey privateKey(Path file, PublicKey certified) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(new String(read(file), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException("expected a key between BEGIN PRIVATE KEY and END PRIVATE KEY in " + file
                    + ", found none; openssl pkcs8 -topk8 -nocrypt makes one of other forms");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            PrivateKey key =
                    KeyFactory.getInstance(certified.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            requireMatch(file, key, certified);
            return key;
        } catch (InvalidKeySpecException other) {
            throw new IOException(
                    "expected the " + certified.getAlgorithm() + " key of the client certificate in " + file, other);
        }
    }

    private static void requireMatch(Path file, PrivateKey key, PublicKey certified)
            throws IOException, GeneralSecurityException {
        String algorithm = switch (certified.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certified.getAlgorithm();
        };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new IOException("expected the key of the client certificate in " + file + ", found another one's");
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IOException(
                    "cannot read " + file + ": " + unreadable.getClass().getSimpleName(), unreadable);
        }
    }
}
