import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code name=value} words of a command line. Immutable. */
final class Options {

    private final Map<String, String> values = new TreeMap<>();

    /** Refuses names that are not {@code known}. */
    Options(String[] words, Set<String> known) {
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0 || !known.contains(word.substring(0, equals))) {
                throw new IllegalArgumentException("unknown option " + word + ", expected one of " + known);
            }
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long number(String name, long otherwise) {
        return values.containsKey(name) ? Long.parseLong(values.get(name)) : otherwise;
    }

    /** Unix seconds; zero and less are seconds before {@code now}. */
    long time(String name, long otherwise, long now) {
        long given = number(name, otherwise);
        return given > 0 ? given : now + given;
    }

    static String[] after(String[] words, int count) {
        return Arrays.copyOfRange(words, count, words.length);
    }
}
