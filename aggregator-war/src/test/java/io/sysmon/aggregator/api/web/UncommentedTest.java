package io.sysmon.aggregator.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UncommentedTest {

    private static final Path WEB_ROOT = Path.of("../src-webapp");

    /** Lines are divided by a bar. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "let a;|// why|let b;,let a;||let b;",
                "  // why|  a();,|  a();",
                "/* one line */|a();,|a();",
                "/**| * many| * lines */|a();,|||a();",
                "/** why| * so| */|a();,|||a();",
                "/*/ still| inside */ a();,| a();",
                "  /** @type {A} */ (a).b();, (a).b();",
                "a(); // stays,a(); // stays",
                "a(/* stays */ b);,a(/* stays */ b);",
                "const u = 'http://x';|a = 1|/ 2;,const u = 'http://x';|a = 1|/ 2;",
                "/* never closed|a();,|",
                "a();||b();|,a();||b();|"
            })
    void leavesOutCommentsThatBeginALine(String source, String code) {
        assertThat(Uncommented.of(lines(source))).isEqualTo(lines(code));
    }

    @Test
    void leavesNothingOfNothing() {
        assertThat(Uncommented.of("")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepsTheNumberOfEveryLineOfTheDashboard(Path file) throws IOException {
        String source = Files.readString(file);
        String[] before = source.split("\n", -1);
        String[] after = Uncommented.of(source).split("\n", -1);

        assertThat(after).hasSameSizeAs(before);
        for (int line = 0; line < before.length; line++) {
            assertThat(before[line]).endsWith(after[line]);
        }
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(WEB_ROOT)) {
            return all.filter(file -> file.toString().matches(".*\\.(js|css)")).sorted().toList().stream();
        }
    }

    private static String lines(String text) {
        return text.replace('|', '\n');
    }
}
