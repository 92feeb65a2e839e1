package io.sysmon.system.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Samples as both programs print them: {@code timestamp,metric_type,host,tags,value}. Immutable.
 *
 * @param values by all that stands before the value
 */
public record SampleRows(Map<String, Double> values) {

    private static final Pattern ROW = Pattern.compile("((\\d+),.*),([^,]+)");

    /** Reads what one of the programs printed; other lines do not count. */
    public static SampleRows parse(String csv) {
        Map<String, Double> values = new TreeMap<>();
        csv.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> values.put(row.group(1), Double.valueOf(row.group(3))));
        return new SampleRows(values);
    }

    /** Those that are not newer than {@code epochSeconds}. */
    public SampleRows until(long epochSeconds) {
        Map<String, Double> older = new TreeMap<>(values);
        older.keySet().removeIf(row -> Long.parseLong(row.substring(0, row.indexOf(','))) > epochSeconds);
        return new SampleRows(older);
    }

    /** What {@code other} does not have, or has with another value. */
    public List<String> missingIn(SampleRows other) {
        List<String> missing = new ArrayList<>();
        values.forEach((row, value) -> {
            Double found = other.values.get(row);
            if (!value.equals(found)) {
                missing.add(row + ": " + value + ", found " + found);
            }
        });
        return missing;
    }

    /** How many there are. */
    public int size() {
        return values.size();
    }
}
