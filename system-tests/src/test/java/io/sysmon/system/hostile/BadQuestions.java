package io.sysmon.system.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Questions that make no sense, paths that lead out of the web root, methods that nobody knows. */
public final class BadQuestions {

    /** Percent-encoded, as they stand in a request line. */
    private static final List<String> TEXTS = List.of(
            "",
            "-1",
            "abc",
            "1e9",
            "99999999999999999999",
            "0x10",
            "NaN",
            "1.5",
            "%00",
            "%0d%0aX-Injected:%201",
            "%0d%0a%0d%0a%3Chtml%3E",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "';%20DROP%20TABLE%20host;--",
            "..%2f..%2fetc%2fpasswd",
            "$%7Bjndi:ldap://127.0.0.1/a%7D",
            "%ff%fe",
            "%c0%ae%c0%ae",
            "%ed%a0%80",
            "%F0%9F%92%A9",
            "%",
            "%zz",
            "%u0041",
            "x".repeat(3000),
            "*.*",
            "(a+)+$",
            "%25%25%25n");

    private static final Map<String, List<String>> PARAMETERS = new TreeMap<>(Map.of(
            "/api/hosts?", List.of("status", "tag", "q", "sort", "order", "group", "limit", "offset"),
            "/api/metrics?host=victim&", List.of("metric", "tags", "from", "to", "points", "host", "tag", "fleet"),
            "/api/metrics?fleet=true&", List.of("metric", "from", "points"),
            "/api/latest?", List.of("host", "metric"),
            "/api/fleet/values?", List.of("metric", "status"),
            "/api/fleet/groups?", List.of("tag_key"),
            "/api/fleet/extremes?", List.of("limit")));

    private final Wire wire;
    private final List<Case> cases = new ArrayList<>();

    private BadQuestions(Wire wire) {
        this.wire = wire;
    }

    /** All of them; those that write, with the valid {@code token}. */
    public static List<Case> all(String token) {
        BadQuestions all = new BadQuestions(new Wire(token));
        all.parameters();
        all.numbers();
        all.hosts();
        all.paths();
        all.methods();
        return all.cases;
    }

    private void parameters() {
        PARAMETERS.forEach((path, names) -> {
            for (String name : names) {
                for (String text : TEXTS) {
                    add("query/" + path + name + "=" + Case.printable(text), path + name + "=" + text, 200, 400, 404);
                }
            }
        });
        for (String name : List.of("status", "sort", "order", "limit", "offset", "q", "group")) {
            add("query/" + name + " twice", "/api/hosts?" + name + "=online&" + name + "=online", 400);
        }
        for (String query :
                List.of("&&&&", "=", "=&=", "?", "a=b=c", "%", "%%", "#", "limit", "limit=", ";", "[]=1", "a[b]=c")) {
            add("query/only " + query, "/api/hosts?" + query, 200, 400);
        }
    }

    /** Numbers beyond their bounds are named, never bent. */
    private void numbers() {
        for (String number :
                List.of("0", "-1", "10001", "2147483648", "9223372036854775808", "1.0", "1e3", "+", "--1", "0x1")) {
            add("number/limit " + number, "/api/hosts?limit=" + number, 400);
            add("number/points " + number, "/api/metrics?host=victim&points=" + number, 400);
        }
        for (String number : List.of("-1", "2147483648", "9223372036854775808", "1.0")) {
            add("number/offset " + number, "/api/hosts?offset=" + number, 400);
        }
        for (String number :
                List.of("253402300800", "9223372036854775807", "-9223372036854775808", "1e3", "now", "2026-01-01")) {
            add("number/from " + number, "/api/metrics?host=victim&from=" + number, 400);
            add("number/to " + number, "/api/metrics?host=victim&to=" + number, 400);
        }
        add("number/from after to", "/api/metrics?host=victim&from=100&to=50", 400);
        for (String scope : List.of(
                "", "?fleet=true&host=victim", "?tag=a:b&host=victim", "?fleet=yes", "?fleet=", "?tag=nocolon")) {
            add("scope/" + scope, "/api/metrics" + scope, 400);
        }
    }

    private void hosts() {
        for (String text : TEXTS) {
            if (text.isEmpty()) {
                continue;
            }
            add("host/GET " + Case.printable(text), "/api/hosts/" + text, 400, 404);
            cases.add(Case.of(
                    "host/DELETE " + Case.printable(text),
                    Wire.head("DELETE", "/api/hosts/" + text, wire.authorised()) + "\r\n",
                    400,
                    404));
        }
    }

    private void paths() {
        List<String> files = List.of(
                "WEB-INF/web.xml",
                "WEB-INF/classes/db/migration/V1__hosts_series_runs.sql",
                "META-INF/MANIFEST.MF",
                "WEB-INF/lib/protocol-0.5.0.jar",
                "META-INF/sbom/sysmon.cdx.json",
                "etc/passwd",
                "io/sysmon/launch/Main.class",
                "aggregator.db");
        List<String> ways = List.of(
                "/%s",
                "//%s",
                "/./%s",
                "/css/../%s",
                "/css/%%2e%%2e/%s",
                "/css/..%%2f%s",
                "/css/..;/%s",
                "/%%2e/%s",
                "/../%s",
                "/../../%s",
                "/..%%2f..%%2f%s",
                "/%s/",
                "/%s;x=1",
                "/%s%%00",
                "/%s%%20",
                "/%s.",
                "/..\\%s",
                "/css/%%c0%%ae%%c0%%ae/%s",
                "/css/%%252e%%252e/%s",
                "/;/%s");
        for (String file : files) {
            for (String way : ways) {
                String target = way.formatted(file);
                add("path/" + target, target, 400, 404);
            }
            String upper = file.toLowerCase(Locale.ROOT);
            if (!upper.equals(file)) {
                add("path/lower case /" + upper, "/" + upper, 400, 404);
            }
        }
        for (String path : List.of(
                "/api",
                "/api/",
                "/api/x",
                "/api/hosts/a/b",
                "/api/metrics/x",
                "/error",
                "/api/application.wadl",
                "/api/upkeep",
                "/api/session/x",
                "/console",
                "/manager/html",
                "/.git/config",
                "/.env",
                "/actuator")) {
            add("path/nothing at " + path, path, 400, 401, 404);
        }
        add("path/long", "/" + "a".repeat(5000), 404);
        add("path/longer than may be", "/" + "a".repeat(70_000), 414, 431);
        add("path/deep", "/a".repeat(2000), 404);
    }

    private void methods() {
        List<String> methods = List.of(
                "PUT",
                "PATCH",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "MKCOL",
                "COPY",
                "MOVE",
                "LOCK",
                "SEARCH",
                "PURGE",
                "DEBUG",
                "LINK",
                "FOO",
                "get",
                "Get",
                "GETX",
                "POSTX",
                "M-SEARCH");
        for (String method : methods) {
            for (String path : List.of("/api/metrics", "/api/hosts", "/metrics", "/", "/api/upkeep/compact")) {
                String request = Wire.head(method, path, "") + "\r\n";
                cases.add(Case.of("method/" + method + " " + path, request, 400, 401, 405));
            }
        }
        for (String path : List.of(
                "/api/hosts", "/api/latest", "/metrics", "/", "/api/status", "/index.html", "/api/openapi.json")) {
            String request = Wire.head("POST", path, wire.authorised() + "Content-Length: 0\r\n") + "\r\n";
            cases.add(Case.of("method/POST with a token to " + path, request, 405, 415));
        }
    }

    private void add(String name, String target, Integer... statuses) {
        cases.add(Case.of(name, Wire.get(target), statuses));
    }
}
