package io.sysmon.system.hostile;

import io.sysmon.system.harness.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Headers that lie: of type, of encoding, of who is asking, of where it was asked for. */
public final class BadHeaders {

    private static final String PUSH = "{\"hostname\":\"bad\",\"metrics\":[]}";
    private static final byte[] BODY = PUSH.getBytes(StandardCharsets.UTF_8);

    private final Wire wire;
    private final List<Case> cases = new ArrayList<>();

    private BadHeaders(Wire wire) {
        this.wire = wire;
    }

    /** All of them; those that need it with the valid {@code token}. */
    public static List<Case> all(String token) {
        BadHeaders all = new BadHeaders(new Wire(token));
        all.types();
        all.encodings();
        all.damagedGzip();
        all.tokens();
        all.origins();
        all.forwarded();
        all.negotiation();
        all.cookies();
        return all.cases;
    }

    private void types() {
        for (String type : List.of(
                "",
                "text/plain",
                "text/html",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/problem+json",
                "application/jsonp",
                "application/*",
                "*/*",
                "json",
                "application/json/x",
                "application/json; charset=utf-16",
                "application/json; charset=latin1",
                "application/json; charset=",
                "application/json, text/plain",
                ";",
                "application/",
                "/json",
                "text/json",
                "application/x-json",
                "application/json; charset=../../etc/passwd",
                "image/svg+xml",
                "text/javascript")) {
            String header = wire.authorised() + "Content-Type: " + type + "\r\n";
            cases.add(Case.of("type/" + type, Wire.request("POST", "/api/metrics", header, BODY), 415));
        }
        cases.add(Case.of("type/none", Wire.request("POST", "/api/metrics", wire.authorised(), BODY), 415));
    }

    private void encodings() {
        for (String encoding : List.of(
                "br",
                "deflate",
                "compress",
                "zstd",
                "gzip, gzip",
                "gzip,identity",
                "identity, gzip",
                "sysmon-2",
                "sysmon",
                "*",
                "gzip;q=1",
                "gz",
                "x",
                "../gzip",
                "chunked",
                "utf-8",
                "base64")) {
            cases.add(Case.of("encoding/" + encoding, wire.push(BODY, "Content-Encoding: " + encoding + "\r\n"), 415));
        }
        for (String encoding : List.of("gzip", "x-gzip", "sysmon-1", "GZIP", "SYSMON-1")) {
            cases.add(Case.of(
                    "encoding/plain called " + encoding,
                    wire.push(BODY, "Content-Encoding: " + encoding + "\r\n"),
                    400));
        }
    }

    private void damagedGzip() {
        byte[] whole = Gzip.of(BODY);
        for (int length = 0; length < whole.length; length++) {
            addGzip("gzip/cut after " + length, Arrays.copyOf(whole, length));
        }
        for (int at = 0; at < whole.length; at++) {
            if (at >= 4 && at < 10) {
                continue; // time, compression and system mean nothing
            }
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) 0xFF;
            addGzip("gzip/flipped at " + at, flipped);
        }
    }

    private void tokens() {
        String token = wire.token();
        List<String> wrong = List.of(
                "",
                " ",
                "x",
                token.substring(1),
                token.substring(0, token.length() - 1),
                token + "x",
                "x" + token,
                token + token,
                swapCase(token),
                "\"" + token + "\"",
                "'" + token + "'",
                token + ",",
                token + ";",
                token + " x",
                "null",
                "undefined",
                "0",
                "true",
                "*",
                "%00",
                "' OR '1'='1",
                "../token",
                "sysmon-secret-token",
                "admin",
                "x".repeat(4000),
                token.replace(token.charAt(3), '.'),
                "\u00e9\u00e8",
                "${SYSMON_TOKEN}",
                "{{token}}",
                "$(cat token)",
                "Bearer " + token,
                "Token " + token,
                "Basic " + token,
                token.toLowerCase(Locale.ROOT) + "=");
        for (String value : wrong) {
            addUnauthorised("token/X-SysMon-Token " + nameOf(value), "X-SysMon-Token: " + value + "\r\n");
            addUnauthorised("token/Bearer " + nameOf(value), "Authorization: Bearer " + value + "x\r\n");
        }
        for (String scheme : List.of("Basic", "Digest", "Negotiate", "Token", "", "BearerX", "X-Bearer", "Bearer:")) {
            addUnauthorised("token/scheme " + scheme, "Authorization: " + scheme + " " + token + "\r\n");
        }
        for (String header : List.of(
                "X-Sysmon-Tokens",
                "X-Auth-Token",
                "Token",
                "Cookie",
                "Proxy-Authorization",
                "X-Api-Key",
                "X_SysMon_Token",
                "X-SysMon-Token-2")) {
            addUnauthorised("token/in " + header, header + ": " + token + "\r\n");
        }
        addUnauthorised("token/wrong one first", "X-SysMon-Token: wrong\r\nX-SysMon-Token: " + token + "\r\n");
        cases.add(Case.of(
                "token/larger than a header may be",
                Wire.request("POST", "/api/metrics", "X-SysMon-Token: " + "x".repeat(20_000) + "\r\n", BODY),
                401,
                431));
    }

    private String nameOf(String value) {
        return Case.printable(value.replace(wire.token(), "TOKEN"))
                .replace(wire.token().substring(1), "TOKEN without its first")
                .replace(wire.token().substring(0, wire.token().length() - 1), "TOKEN without its last");
    }

    /** No page of another origin may read or write: no header allows it, whatever is asked. */
    private void origins() {
        for (String origin : List.of(
                "http://evil.example",
                "null",
                "https://evil.example",
                "http://127.0.0.1",
                "file://",
                "chrome-extension://a",
                "http://evil.example\u0000",
                "*")) {
            for (String path : List.of("/api/hosts", "/api/metrics", "/api/latest", "/metrics", "/")) {
                cases.add(Case.of(
                        "origin/GET " + path + " of " + Case.printable(origin),
                        Wire.get(path, "Origin: " + origin + "\r\n"),
                        200,
                        400));
                String preflight = "Origin: " + origin + "\r\nAccess-Control-Request-Method: POST\r\n"
                        + "Access-Control-Request-Headers: x-sysmon-token\r\n";
                cases.add(Case.of(
                        "origin/preflight of " + path + " by " + Case.printable(origin),
                        Wire.head("OPTIONS", path, preflight) + "\r\n",
                        200,
                        204,
                        400,
                        404,
                        405));
            }
        }
    }

    /** Where a request says it was asked for is believed by nobody, so that no answer in a cache can carry it. */
    private void forwarded() {
        for (String header : List.of(
                "Host",
                "X-Forwarded-Host",
                "X-Forwarded-Server",
                "X-Forwarded-Prefix",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Forwarded-For",
                "Forwarded",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-Host",
                "X-Forwarded-Scheme",
                "X-Real-IP",
                "Client-IP",
                "Referer",
                "X-HTTP-Method-Override")) {
            for (String value : List.of("evil.example", "evil.example:1", "host=evil.example", "/evil.example/../")) {
                for (String path : List.of("/", "/api/hosts", "/api", "/no/such/thing")) {
                    String request = Wire.get(path, header + ": " + value + "\r\n");
                    cases.add(Case.of(
                            "forwarded/" + header + ": " + value + " for " + path,
                            header.equals("Host") ? request.replace("Host: 127.0.0.1\r\n", "") : request,
                            200,
                            400,
                            404));
                }
            }
        }
    }

    private void negotiation() {
        for (String accept : List.of(
                "text/html",
                "application/xml",
                "image/*",
                "*",
                "a/b/c",
                ";q=1",
                "application/json;q=0",
                "application/json;q=abc",
                "x".repeat(3000),
                "text/html,*/*;q=0")) {
            cases.add(Case.of(
                    "negotiation/Accept " + Case.printable(accept),
                    Wire.get("/api/hosts", "Accept: " + accept + "\r\n"),
                    200,
                    400,
                    406));
        }
        for (String tag : List.of("*", "\"", "W/", "\"\"", "W/\"x\", \"", ",", "x".repeat(3000), "W/W/\"x\"")) {
            cases.add(Case.of(
                    "negotiation/If-None-Match " + Case.printable(tag),
                    Wire.get("/api/hosts", "If-None-Match: " + tag + "\r\n"),
                    200,
                    304));
        }
        for (String range : List.of(
                "bytes=0-0",
                "bytes=-1",
                "bytes=9999999-",
                "bytes=5-1",
                "bytes=a-b",
                "lines=1-2",
                "bytes=" + "0-1,".repeat(500) + "0-1")) {
            cases.add(Case.of(
                    "negotiation/Range " + Case.printable(range),
                    Wire.get("/css/base.css", "Range: " + range + "\r\n"),
                    200,
                    206,
                    404,
                    416));
        }
    }

    private void cookies() {
        for (String cookie : List.of(
                "sysmon-session=",
                "sysmon-session=x",
                "sysmon-session=a.b.c",
                "sysmon-session=" + "0".repeat(64) + ".9.9",
                "=",
                ";;;",
                "sysmon-session=\"\"",
                "JSESSIONID=../../x",
                "sysmon-session=" + "a".repeat(3000),
                "$Version=1; sysmon-session=x",
                "sysmon-session=%00",
                "a=b; sysmon-session=x; sysmon-session=y")) {
            cases.add(Case.of(
                    "cookie/GET with " + Case.printable(cookie),
                    Wire.get("/api/session", "Cookie: " + cookie + "\r\n"),
                    200,
                    400));
            cases.add(Case.of(
                    "cookie/DELETE with " + Case.printable(cookie),
                    Wire.head("DELETE", "/api/session", "Cookie: " + cookie + "\r\n") + "\r\n",
                    400,
                    401));
        }
    }

    private void addGzip(String name, byte[] body) {
        cases.add(Case.of(name, wire.push(body, "Content-Encoding: gzip\r\n"), 400));
    }

    private void addUnauthorised(String name, String header) {
        byte[] request = Wire.request("POST", "/api/metrics", header + Wire.JSON, BODY);
        cases.add(Case.of(name, request, 400, 401));
    }

    private static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder();
        text.chars()
                .forEach(character -> swapped.append((char)
                        (Character.isUpperCase(character)
                                ? Character.toLowerCase(character)
                                : Character.toUpperCase(character))));
        return swapped.toString();
    }
}
