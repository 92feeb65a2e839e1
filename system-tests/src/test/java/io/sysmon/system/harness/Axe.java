package io.sysmon.system.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** axe-core, the rules of accessibility that a program can check, and how it is asked. */
final class Axe {

    /** Its script, which its makers publish among the resources of their library for Selenium. */
    static final String SCRIPT = read("/axe.min.js");

    /** Asks about every rule of WCAG 2.2 A and AA and of good practice. */
    static final String FIND_VIOLATIONS = """
            const tell = arguments[arguments.length - 1];
            const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly, resultTypes: ['violations'] }).then(
                ({ violations }) => tell(violations.flatMap(({ id, nodes }) => nodes.map(
                    (node) => id + ': ' + node.html + ' ' + node.failureSummary))),
                (error) => tell(['axe-core failed: ' + error]));""";

    private Axe() {}

    private static String read(String resource) {
        try (InputStream script = Axe.class.getResourceAsStream(resource)) {
            if (script == null) {
                throw new IllegalStateException("no " + resource + " among the tests' dependencies");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
