package io.sysmon.system.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests whose end is told twice, or wrongly, so that something before the server may take it to be elsewhere than the
 * server does. Behind each stands a push of {@value #SMUGGLED}: it must never be taken for a request of its own.
 */
public final class BadFraming {

    /** The host that is never to be registered. */
    public static final String SMUGGLED = "smuggled";

    private final Wire wire;
    private final List<Case> cases = new ArrayList<>();

    private BadFraming(Wire wire) {
        this.wire = wire;
    }

    /** All of them, with the valid {@code token} in the smuggled request. */
    public static List<Case> all(String token) {
        BadFraming all = new BadFraming(new Wire(token));
        all.twoLengths();
        all.chunks();
        all.heads();
        all.lines();
        return all.cases;
    }

    private void twoLengths() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("length and chunked", "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n");
        headers.put("chunked and length", "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n");
        headers.put("two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n");
        headers.put("a list of lengths", "Content-Length: 5, 6\r\n");
        headers.put("a negative length", "Content-Length: -1\r\n");
        headers.put("a length with a plus", "Content-Length: +5\r\n");
        headers.put("a hexadecimal length", "Content-Length: 0x5\r\n");
        headers.put("a length with a letter", "Content-Length: 5x\r\n");
        headers.put("an empty length", "Content-Length: \r\n");
        headers.put("a huge length", "Content-Length: 99999999999999999999\r\n");
        headers.put("a length with a fraction", "Content-Length: 5.0\r\n");
        headers.put("unknown coding", "Transfer-Encoding: xchunked\r\n");
        headers.put("chunked not last", "Transfer-Encoding: chunked, identity\r\n");
        headers.put("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n");
        headers.put("chunked and identity", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n");
        headers.put("chunked in quotes", "Transfer-Encoding: \"chunked\"\r\n");
        headers.put("chunked with a parameter", "Transfer-Encoding: chunked;a=b\r\n");
        headers.put("chunked with a vertical tab", "Transfer-Encoding: \u000bchunked\r\nContent-Length: 5\r\n");
        headers.put("blank before the colon", "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n");
        headers.put("length with a blank before the colon", "Content-Length : 5\r\n");
        headers.put("a folded coding", "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n");
        headers.put(
                "a coding behind a bare carriage return", "X: y\rTransfer-Encoding: chunked\r\nContent-Length: 5\r\n");
        headers.forEach((what, header) ->
                add("framing/" + what, post(header) + "0\r\n\r\n" + smuggled(), 400, 401, 411, 413, 501));
    }

    private void chunks() {
        for (String size : List.of(
                "-1",
                "0x5",
                "5 5",
                "+5",
                "",
                "g",
                "ffffffffffffffff",
                "7fffffffffffffff",
                "100000000",
                "5;a=\"b\r\n",
                "\u0000")) {
            add(
                    "chunk/size " + Case.printable(size),
                    post("Transfer-Encoding: chunked\r\n" + wire.authorised()) + size + "\r\nhello\r\n0\r\n\r\n"
                            + smuggled(),
                    400,
                    408,
                    413);
        }
        Map<String, String> bodies = new TreeMap<>();
        bodies.put("longer than it says", "5\r\nhello world\r\n0\r\n\r\n");
        bodies.put("without its end of line", "5\r\nhello0\r\n\r\n");
        bodies.put("that ends in a bare line feed", "5\nhello\n0\n\n");
        bodies.put("cut off", "5\r\nhel");
        bodies.put("without the last one", "5\r\nhello\r\n");
        bodies.put("with a bad trailer", "5\r\nhello\r\n0\r\nbad trailer\r\n\r\n");
        bodies.forEach((what, body) ->
                add("chunk/" + what, post("Transfer-Encoding: chunked\r\n" + wire.authorised()) + body, 400, 408));
    }

    private void heads() {
        String tail = "Host: 127.0.0.1\r\n\r\n";
        for (String line : List.of(
                "GET /api/hosts",
                "GET /api/hosts HTTP/1.1 x",
                "GET /api/hosts HTTP/9.9",
                "GET /api/hosts HTTP/1.2x",
                "GET /api/ hosts HTTP/1.1",
                "\u0000 / HTTP/1.1",
                "GET",
                "GET /\u0001 HTTP/1.1",
                "GET /api/hosts HTTPS/1.1",
                "G@T / HTTP/1.1",
                " GET / HTTP/1.1",
                "GET http:// HTTP/1.1",
                "GET //[ HTTP/1.1",
                "GET http://a b/ HTTP/1.1",
                "GET api/hosts HTTP/1.1")) {
            add("line/" + Case.printable(line), line + "\r\n" + tail, 400, 404, 426, 505);
        }
        // Odd, but of one meaning to everybody who reads it.
        for (String line : List.of("GET  /api/hosts HTTP/1.1", "GET /api/hosts http/1.1")) {
            add("line/" + Case.printable(line), line + "\r\n" + tail, 200, 400);
        }
        add("head/Host: ..", "GET /api/hosts HTTP/1.1\r\nHost: ..\r\nConnection: close\r\n\r\n", 200, 400);
        for (String header : List.of(
                ": no name",
                "no colon",
                " begins with a blank: x",
                "na me: x",
                "name\u0000: x",
                "name: \u0000",
                "(name): x",
                "n\u00e4me: x",
                "name: a\rb",
                "Host: a\r\nHost: b",
                "Host: a b",
                "Host: a:b:c",
                "Host: [",
                "Host: a/b",
                "Host: <script>",
                "Host: a@b")) {
            add(
                    "head/" + Case.printable(header),
                    "GET /api/hosts HTTP/1.1\r\n" + (header.startsWith("Host") ? "" : "Host: 127.0.0.1\r\n") + header
                            + "\r\nConnection: close\r\n\r\n",
                    400);
        }
        add("head/no host", "GET /api/hosts HTTP/1.1\r\nConnection: close\r\n\r\n", 400);
        add("head/a header larger than may be", Wire.get("/api/hosts", "X: " + "x".repeat(20_000) + "\r\n"), 431);
        add("head/more headers than fit", Wire.get("/api/hosts", "X: yyyyyyyyyyyyyyyy\r\n".repeat(2000)), 431);
    }

    /** Line ends of other systems never part two headers for one reader and not for the next. */
    private void lines() {
        add(
                "head/upgrade to h2c",
                Wire.get("/api/hosts", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"),
                200,
                400);
        add(
                "head/upgrade to a websocket",
                Wire.get("/api/hosts", "Upgrade: websocket\r\nSec-WebSocket-Key: x\r\n"),
                200,
                400);
        add("head/the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 426, 505);
        add("head/expects the impossible", Wire.get("/api/hosts", "Expect: 200-maybe\r\n"), 200, 400, 417);
        add("head/TLS hello", "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000", 400);
    }

    private static String post(String headers) {
        return "POST /api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n" + Wire.JSON + headers + "\r\n";
    }

    private String smuggled() {
        String body = "{\"hostname\":\"" + SMUGGLED + "\",\"metrics\":[]}";
        return "POST /api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + Wire.JSON + wire.authorised()
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void add(String name, String request, Integer... statuses) {
        cases.add(Case.of(name, request, statuses));
    }
}
