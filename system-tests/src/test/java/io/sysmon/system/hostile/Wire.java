package io.sysmon.system.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, on a connection of their own. */
final class Wire {

    static final String JSON = "Content-Type: application/json\r\n";

    private final String token;

    /** Whose pushes carry a valid {@code token}. */
    Wire(String token) {
        this.token = token;
    }

    /** The header with the valid token. */
    String authorised() {
        return "X-SysMon-Token: " + token + "\r\n";
    }

    String token() {
        return token;
    }

    /** A GET without a token. */
    static String get(String target) {
        return get(target, "");
    }

    /** A GET with more headers, each with its end of line. */
    static String get(String target, String headers) {
        return head("GET", target, headers) + "\r\n";
    }

    /** Everything before the empty line. */
    static String head(String method, String target, String headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers;
    }

    /** A push of text with the token. */
    byte[] push(String body) {
        return push(body.getBytes(StandardCharsets.UTF_8), "");
    }

    /** A push of bytes with the token and more headers. */
    byte[] push(byte[] body, String headers) {
        return request("POST", "/api/metrics", authorised() + JSON + headers, body);
    }

    /** Any request with a body and its length. */
    static byte[] request(String method, String target, String headers, byte[] body) {
        String head = head(method, target, headers + "Content-Length: " + body.length + "\r\n") + "\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
