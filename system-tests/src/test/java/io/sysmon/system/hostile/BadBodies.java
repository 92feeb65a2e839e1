package io.sysmon.system.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pushes whose JSON is wrong in form: each is a 400, or a 422 where only samples are wrong. */
public final class BadBodies {

    private static final String HEARTBEAT = "{\"hostname\":\"bad\",\"metrics\":[]}";

    private static final String COLUMNS =
            "{\"hostname\":\"bad\",\"metrics\":[],\"columns\":{\"timestamps\":[1675728000,"
                    + "1675728002],\"series\":[{\"decimals\":2,\"metric_types\":[\"cpu.total_usage\"],\"values\":[[3450,-12]]},"
                    + "{\"tags\":\"device=sda\",\"metric_types\":[\"disk.read\",\"b\"],\"values\":[[null,4.9E-324],8]}]}}";

    private static final String[] INTRUDERS = {"#", "{", "}", "\"", "\u0000", "\u0001", "[", "\u00ff"};

    private final Wire wire;
    private final List<Case> cases = new ArrayList<>();

    private BadBodies(Wire wire) {
        this.wire = wire;
    }

    /** All of them, sent with the valid {@code token}. */
    public static List<Case> all(String token) {
        BadBodies all = new BadBodies(new Wire(token));
        all.truncated();
        all.intruders();
        all.names();
        all.labels();
        all.samples();
        all.columns();
        return all.cases;
    }

    /** Nothing that ends early is a push. */
    private void truncated() {
        for (int length = 0; length < HEARTBEAT.length(); length++) {
            add("truncated/rows after " + length, HEARTBEAT.substring(0, length), 400);
        }
        for (int length = 0; length < COLUMNS.length(); length++) {
            add("truncated/columns after " + length, COLUMNS.substring(0, length), 400);
        }
    }

    /** A character that belongs nowhere breaks the JSON, a name or a key. */
    private void intruders() {
        for (String intruder : INTRUDERS) {
            for (int at = 0; at <= HEARTBEAT.length(); at++) {
                String body = HEARTBEAT.substring(0, at) + intruder + HEARTBEAT.substring(at);
                cases.add(Case.of(
                        "intruder/" + Case.printable(intruder) + " at " + at,
                        wire.push(body.getBytes(StandardCharsets.ISO_8859_1), ""),
                        400));
            }
        }
    }

    /** Host names that are none. */
    private void names() {
        for (char character = 0; character < 128; character++) {
            if (!String.valueOf(character).matches("[A-Za-z0-9._:-]")) {
                add(
                        "hostname/with character " + (int) character,
                        push("\"hostname\":\"bad\\u%04x\"".formatted((int) character)),
                        400);
            }
        }
        for (String name : List.of(
                "",
                "a".repeat(254),
                "a".repeat(10_000),
                "\u00e4",
                "\u202eevil",
                "\ud83d\ude00",
                "\\ud800",
                ".",
                "..",
                "../../etc",
                "a/b",
                "<script>alert(1)</script>",
                "${jndi:ldap://127.0.0.1/a}",
                "'; DROP TABLE host; --",
                "%00",
                "%2e%2e",
                "a\\r\\nSet-Cookie: a=b")) {
            add("hostname/" + Case.printable(name), push("\"hostname\":\"" + name + "\""), 400);
        }
        for (String value : List.of("null", "7", "true", "[]", "{}", "[\"bad\"]", "{\"a\":\"bad\"}", "1e5")) {
            add("hostname/the value " + value, push("\"hostname\":" + value), 400);
        }
    }

    /** What else a push says of its host. */
    private void labels() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("a bell", "\\u0007");
        texts.put("a zero", "\\u0000");
        texts.put("an end of line", "\\r\\n");
        texts.put("a C1 control", "\\u0085");
        texts.put("half a pair", "\\udc00");
        texts.put("far too long", "x".repeat(5000));
        texts.forEach((what, text) -> {
            for (String field : List.of("version", "platform", "instance")) {
                add("label/" + field + " with " + what, labelled("\"" + field + "\":\"" + text + "\""), 400);
            }
            add("label/tag value with " + what, labelled("\"tags\":{\"role\":\"" + text + "\"}"), 400);
            add("label/tag key with " + what, labelled("\"tags\":{\"" + text + "\":\"db\"}"), 400);
        });
        for (String field : List.of("version", "platform", "instance", "tags")) {
            for (String value : List.of("7", "true", "[]", "1.5")) {
                add("label/" + field + " is " + value, labelled("\"" + field + "\":" + value), 400);
            }
        }
        StringBuilder many = new StringBuilder("\"tags\":{");
        for (int i = 0; i < 33; i++) {
            many.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":\"v\"");
        }
        add("label/33 tags", labelled(many.append('}').toString()), 400);
        add("label/an empty tag key", labelled("\"tags\":{\"\":\"v\"}"), 400);
        add("label/a tag that is no text", labelled("\"tags\":{\"a\":{\"b\":\"c\"}}"), 400);
    }

    /** Samples that fail: with nothing else in the push it is refused, and nothing registered. */
    private void samples() {
        for (String value : List.of(
                "null",
                "\"1\"",
                "true",
                "[]",
                "{}",
                "1e999",
                "-1e999",
                "1e400",
                "\"NaN\"",
                "\"\"",
                "[1]",
                "{\"v\":1}")) {
            add("sample/value " + value, sample("1", "\"m\"", value, "\"\""), 422);
        }
        for (String timestamp : List.of(
                "null",
                "\"1\"",
                "1.5",
                "-1",
                "-9223372036854775808",
                "9223372036854775807",
                "99999999999999999999",
                "1675728000000",
                "1e10",
                "true",
                "[]",
                "{}",
                "1.0")) {
            add("sample/timestamp " + timestamp, sample(timestamp, "\"m\"", "1", "\"\""), 422);
        }
        for (String type : List.of(
                "null",
                "7",
                "\"\"",
                "\"a b\"",
                "\"<b>\"",
                "\"a/b\"",
                "\"\\u0000\"",
                "\"\u00e4\"",
                "\"a\\nb\"",
                "\"a'b\"",
                "\"a\\\"b\"",
                "\"" + "m".repeat(129) + "\"",
                "[]",
                "{}",
                "\"${x}\"",
                "\"%s\"",
                "\"a;b\"",
                "\"a,b\"")) {
            add("sample/metric type " + Case.printable(type), sample("1", type, "1", "\"\""), 422);
        }
        for (String tags : List.of(
                "7",
                "[]",
                "{}",
                "\"nokey\"",
                "\"=v\"",
                "\"k=v,\"",
                "\",k=v\"",
                "\"b=1,a=2\"",
                "\"a=1,a=2\"",
                "\"a=%\"",
                "\"a=%2\"",
                "\"a=%zz\"",
                "\"a=b=c\"",
                "\"a=\\u0000\"",
                "\"a=" + "v".repeat(600) + "\"",
                "\"a\"",
                "\"=\"")) {
            add("sample/tags " + Case.printable(tags), sample("1", "\"m\"", "1", tags), 422);
        }
        for (String element : List.of("null", "7", "\"text\"", "[]", "true", "{}", "[[]]", "[null]")) {
            add("sample/element " + element, "{\"hostname\":\"bad\",\"metrics\":[" + element + "]}", 422);
        }
    }

    /** Columns whose shape does not say which samples there are. */
    private void columns() {
        Map<String, String> shapes = new TreeMap<>();
        shapes.put("no object", "[]");
        shapes.put("a number", "7");
        shapes.put("empty", "{}");
        shapes.put("no timestamps", "{\"series\":[]}");
        shapes.put("no series", "{\"timestamps\":[1]}");
        shapes.put(
                "series before timestamps",
                "{\"series\":[{\"metric_types\":[\"a\"],\"values\":[1]}],\"timestamps\":[1]}");
        shapes.put("timestamps twice", "{\"timestamps\":[1],\"timestamps\":[1],\"series\":[]}");
        shapes.put("timestamps no array", "{\"timestamps\":1,\"series\":[]}");
        shapes.put("series no array", "{\"timestamps\":[1],\"series\":{}}");
        shapes.put("a group that is no object", "{\"timestamps\":[1],\"series\":[7]}");
        shapes.put("a group without names", series("\"values\":[[1]]"));
        shapes.put("a group without values", series("\"metric_types\":[\"a\"]"));
        shapes.put("values before names", series("\"values\":[[1]],\"metric_types\":[\"a\"]"));
        shapes.put("more names than values", series("\"metric_types\":[\"a\",\"b\"],\"values\":[[1]]"));
        shapes.put("more values than names", series("\"metric_types\":[\"a\"],\"values\":[[1],[2]]"));
        shapes.put("a column too long", series("\"metric_types\":[\"a\"],\"values\":[[1,2]]"));
        shapes.put("a column too short", series("\"metric_types\":[\"a\"],\"values\":[[]]"));
        shapes.put("decimals of ten", series("\"decimals\":10,\"metric_types\":[\"a\"],\"values\":[[1]]"));
        shapes.put("decimals below zero", series("\"decimals\":-1,\"metric_types\":[\"a\"],\"values\":[[1]]"));
        shapes.put("decimals as text", series("\"decimals\":\"2\",\"metric_types\":[\"a\"],\"values\":[[1]]"));
        shapes.put("names no array", series("\"metric_types\":\"a\",\"values\":[[1]]"));
        shapes.put("values no array", series("\"metric_types\":[\"a\"],\"values\":1"));
        shapes.forEach(
                (what, columns) -> add("columns/" + what, push("\"hostname\":\"bad\",\"columns\":" + columns), 400));
        for (String value : List.of("\"1\"", "true", "1e999", "[\"1\"]", "[true]", "[1e999]", "[{}]", "[[]]")) {
            String group = series("\"metric_types\":[\"a\"],\"values\":[" + value + "]");
            add("columns/value " + value, push("\"hostname\":\"bad\",\"columns\":" + group), 422);
        }
        for (String step :
                List.of("[1.5]", "[\"1\"]", "[9007199254740993]", "[99999999999999999999]", "[-9007199254740993]")) {
            String group = series("\"decimals\":2,\"metric_types\":[\"a\"],\"values\":[" + step + "]");
            add("columns/step " + step, push("\"hostname\":\"bad\",\"columns\":" + group), 422);
        }
    }

    private static String series(String group) {
        return "{\"timestamps\":[1675728000],\"series\":[{" + group + "}]}";
    }

    private static String push(String fields) {
        return "{" + fields + ",\"metrics\":[]}";
    }

    private static String labelled(String field) {
        return push("\"hostname\":\"bad\"," + field);
    }

    private static String sample(String timestamp, String type, String value, String tags) {
        return "{\"hostname\":\"bad\",\"metrics\":[{\"timestamp\":" + timestamp + ",\"metric_type\":" + type
                + ",\"value\":" + value + ",\"tags\":" + tags + "}]}";
    }

    private void add(String name, String body, int status) {
        cases.add(Case.of(name, wire.push(body), status));
    }
}
