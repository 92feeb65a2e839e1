package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTreeTest {

    @TempDir
    Path root;

    @Test
    void readsAFileThatIsLargerThanItsBuffer() throws IOException {
        String line = "x".repeat(100_000);
        Trees.write(root, "large", line + "\nend\n");

        assertThat(new KernelTree(root).read("large").firstLine()).isEqualTo(line);
    }

    @Test
    void readsAShortFileAfterALongOne() throws IOException {
        Trees.write(root, "long", "a long line\n");
        Trees.write(root, "short", "b\n");
        KernelTree tree = new KernelTree(root);
        tree.read("long");

        assertThat(tree.read("short").firstLine()).isEqualTo("b");
    }

    @Test
    void tellsAFileThatIsNotThereFromOneThatCannotBeRead() {
        Trees.write(root, "directory/file", "");
        KernelTree tree = new KernelTree(root);

        assertThatThrownBy(() -> tree.read("missing")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> tree.read("directory"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(root.resolve("directory").toString());
    }

    @Test
    void refusesAFileThatDoesNotEnd() {
        assertThatThrownBy(() -> new KernelTree(Path.of("/dev")).read("zero"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read /dev/zero: more than 16777216 bytes");
    }

    @Test
    void listsNamesInOrder() throws IOException {
        Trees.write(root, "d/b", "");
        Trees.write(root, "d/a", "");

        assertThat(new KernelTree(root).list("d")).containsExactly("a", "b");
    }
}
