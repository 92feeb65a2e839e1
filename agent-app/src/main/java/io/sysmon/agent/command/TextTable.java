package io.sysmon.agent.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their widest cell; two spaces between them. Confined to one thread. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** With a first row that names the columns. */
    TextTable(String... names) {
        rows.add(List.of(names));
    }

    /** Adds a row of as many cells. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints a line a row. */
    void print(PrintStream out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widthOf(column) - cell.length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int widthOf(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
