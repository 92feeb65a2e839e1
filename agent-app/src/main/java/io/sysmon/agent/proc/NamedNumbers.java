package io.sysmon.agent.proc;

import java.util.Arrays;

/**
 * The wanted lines of a file whose lines are a name and a number. Filled while a cursor moves over the file; what never
 * came stays {@code NaN}. Confined to one thread.
 */
final class NamedNumbers {

    private final String[] names;
    private final double[] numbers;

    /** Wants these names, written as the file writes them, a colon included. */
    NamedNumbers(String... names) {
        this.names = names;
        this.numbers = new double[names.length];
        Arrays.fill(numbers, Double.NaN);
    }

    /** Takes every wanted line of the rest of the text. */
    NamedNumbers takeAll(Fields fields) {
        while (fields.nextLine() && fields.nextField()) {
            take(fields);
        }
        return this;
    }

    /** The cursor is on a line's name: takes the number behind it if the name is wanted. */
    void take(Fields fields) {
        for (int i = 0; i < names.length; i++) {
            if (fields.is(names[i])) {
                numbers[i] = fields.nextNumber();
                return;
            }
        }
    }

    /** The number behind a wanted name; {@code NaN} when the file does not have it. */
    double get(String name) {
        int index = Arrays.asList(names).indexOf(name);
        if (index < 0) {
            throw new IllegalStateException("cannot give " + name + ": it is not among " + Arrays.toString(names));
        }
        return numbers[index];
    }
}
