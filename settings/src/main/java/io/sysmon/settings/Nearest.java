package io.sysmon.settings;

import java.util.Collection;
import java.util.Comparator;

/** Finds what an operator probably meant. Pure functions. */
final class Nearest {

    private static final int MOST_EDITS = 2;

    private Nearest() {}

    /** {@code ", did you mean X?"} for the known name at most two edits away, else nothing. */
    static String suggestion(String found, Collection<String> known) {
        return known.stream()
                .filter(name -> edits(found, name) <= MOST_EDITS)
                .min(Comparator.comparingInt((String name) -> edits(found, name))
                        .thenComparing(name -> name))
                .map(name -> ", did you mean " + name + "?")
                .orElse("");
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements of one character. */
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replace = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
