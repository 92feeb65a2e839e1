package io.sysmon.aggregator.command;

import io.sysmon.aggregator.auth.Secret;
import io.sysmon.aggregator.domain.AccessToken;
import io.sysmon.aggregator.store.TokenBook;
import io.sysmon.settings.UsageException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes tokens, lists and revokes them, beside a running server. */
final class TokenCommand implements Command {

    private static final String FOR = "--for";
    private static final String HOSTS = "--hosts";
    private static final String TAGS = "--tags";

    private static final String NAME = "[A-Za-z0-9._-]{1,64}";
    private static final String ROW = "%-24s %-5s %-32s %-20s %s%n";

    private final InstantSource clock = InstantSource.system();

    @Override
    public String name() {
        return "token";
    }

    @Override
    public String help() {
        return """
                usage: java -jar sysmon.war token add NAME [--for push|view] [--hosts PATTERNS] [--tags PATTERNS] [SETTING]...
                       java -jar sysmon.war token list [SETTING]...
                       java -jar sysmon.war token revoke NAME [SETTING]...

                Makes a token and shows it once: the database keeps its hash alone. Lists tokens with what they are bound to
                and when each was last used, to the minute. Revokes one. A server may go on running on the database; it
                follows within two seconds. The tokens of the token file are not listed here: they stand in that file.

                  --for push                      for agents; unbound, it opens everything that writes (default)
                  --for view                      for people and scrapers that look, where SYSMON_VIEWERS=token
                  --hosts web-*,db-1              bound to hosts whose name fits one of these; * is any characters, ? one
                  --tags role=web*,env=prod       bound to hosts whose tags fit all of these
                """;
    }

    @Override
    public Set<String> flags() {
        return Set.of(FOR, HOSTS, TAGS);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Path database = arguments.database();
        List<String> words = arguments.operands();
        String verb = words.isEmpty() ? "" : words.get(0);
        int expected = verb.equals("list") ? 1 : 2;
        if (!Set.of("add", "list", "revoke").contains(verb) || words.size() != expected) {
            throw new UsageException("expected token add NAME, token list or token revoke NAME, found \""
                    + String.join(" ", words) + '"');
        }
        return switch (verb) {
            case "add" -> add(database, words.get(1), arguments, terminal);
            case "revoke" -> revoke(database, words.get(1), terminal);
            default -> list(database, terminal);
        };
    }

    private int add(Path database, String name, Arguments arguments, Terminal terminal) {
        if (!name.matches(NAME)) {
            throw new UsageException(
                    "the name of a token has 1 to 64 letters, digits, '.', '_' or '-', found \"" + name + '"');
        }
        String secret = Secret.random();
        AccessToken token = new AccessToken(
                name,
                Secret.hash(secret),
                kind(arguments),
                patterns(arguments, HOSTS),
                tags(arguments),
                clock.instant().getEpochSecond(),
                OptionalLong.empty());
        if (token.kind() == AccessToken.Kind.VIEW
                && !(token.hosts().isEmpty() && token.tags().isEmpty())) {
            throw new UsageException("a token for looking is bound to no hosts: it shows all of them");
        }
        try (TokenBook book = TokenBook.open(database)) {
            if (!book.add(token)) {
                terminal.err()
                        .println("there is a token of the name " + name + " already; revoke it or take another name");
                return ExitStatus.FAILED;
            }
        }
        terminal.out().println(secret);
        terminal.err().println("this is the only time that the token is shown");
        return ExitStatus.OK;
    }

    private static int revoke(Path database, String name, Terminal terminal) {
        try (TokenBook book = TokenBook.open(database)) {
            if (!book.revoke(name)) {
                terminal.err().println("there is no token of the name " + name);
                return ExitStatus.FAILED;
            }
        }
        terminal.err().println("revoked " + name);
        return ExitStatus.OK;
    }

    private static int list(Path database, Terminal terminal) {
        PrintStream out = terminal.out();
        try (TokenBook book = TokenBook.open(database)) {
            out.printf(Locale.ROOT, ROW, "NAME", "FOR", "BOUND TO", "CREATED", "LAST USED");
            for (AccessToken token : book.list()) {
                out.printf(
                        Locale.ROOT,
                        ROW,
                        token.name(),
                        token.kind().name().toLowerCase(Locale.ROOT),
                        binding(token),
                        Instant.ofEpochSecond(token.created()),
                        token.lastUsed().isPresent()
                                ? Instant.ofEpochSecond(token.lastUsed().getAsLong())
                                : "never");
            }
        }
        return ExitStatus.OK;
    }

    private static String binding(AccessToken token) {
        String tags = token.tags().entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(","));
        String all = Stream.of(String.join(",", token.hosts()), tags)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" with "));
        return all.isEmpty() ? "-" : all;
    }

    private static AccessToken.Kind kind(Arguments arguments) {
        String kind = arguments.one(FOR).orElse("push");
        return switch (kind) {
            case "push" -> AccessToken.Kind.PUSH;
            case "view" -> AccessToken.Kind.VIEW;
            default -> throw new UsageException(FOR + " must be push or view, found \"" + kind + '"');
        };
    }

    private static List<String> patterns(Arguments arguments, String flag) {
        return arguments.all(flag).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(pattern -> checked(flag, pattern.strip()))
                .toList();
    }

    private static String checked(String flag, String pattern) {
        if (pattern.isEmpty()) {
            throw new UsageException(flag + " must be patterns with commas between, found an empty one");
        }
        return pattern;
    }

    private static Map<String, String> tags(Arguments arguments) {
        Map<String, String> tags = new TreeMap<>();
        for (String pair : patterns(arguments, TAGS)) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || tags.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw new UsageException(
                        TAGS + " must be key=pattern with commas between, each key once, found \"" + pair + '"');
            }
        }
        return tags;
    }
}
