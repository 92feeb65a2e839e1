package io.sysmon.system.harness;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A list of components, CycloneDX as JSON. Immutable. */
public final class Sbom {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a repository keeps a component says nothing of the component, and where it builds nothing of this product. */
    private static final Set<String> KEPT_REFERENCES = Set.of("website", "vcs");

    /**
     * One component.
     *
     * @param group of the project that makes it
     * @param name of it there
     * @param version of it
     * @param sha256 hexadecimal; empty for the product's own modules, which each build makes anew
     * @param licences as it names them, the choice is its user's
     * @param source where its sources are
     */
    public record Component(
            String group, String name, String version, String sha256, List<String> licences, String source) {

        /** Whether it is a module of the product itself. */
        public boolean isOwn() {
            return group.equals("io.sysmon");
        }

        /** What the file is called. */
        public String jar() {
            return name + "-" + version + ".jar";
        }

        /** All of its name. */
        public String coordinates() {
            return group + ":" + name + ":" + version;
        }
    }

    private final JsonNode document;

    private Sbom(JsonNode document) {
        this.document = document;
    }

    /** Reads one. */
    public static Sbom read(Path file) {
        try {
            return new Sbom(JSON.readTree(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the generator wrote, without what differs from build to build or names the repository it was fetched from. */
    public Sbom cleaned() {
        ObjectNode clean = document.deepCopy();
        ((ObjectNode) clean.get("metadata")).remove(List.of("tools", "lifecycles"));
        clean((ObjectNode) clean.get("metadata").get("component"));
        clean.get("components").forEach(component -> clean((ObjectNode) component));
        return new Sbom(clean);
    }

    /** The document. */
    public String toJson() {
        DefaultIndenter twoBlanks = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(twoBlanks);
        lines.indentObjectsWith(twoBlanks);
        try {
            return new String(JSON.writer(lines).writeValueAsBytes(document), StandardCharsets.UTF_8) + "\n";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Its components by name. */
    public List<Component> components() {
        List<Component> components = new ArrayList<>();
        document.get("components").forEach(component -> components.add(component(component)));
        components.sort(Comparator.comparing(Component::coordinates));
        return components;
    }

    private static Component component(JsonNode node) {
        List<String> licences = new ArrayList<>();
        node.path("licenses").forEach(choice -> {
            JsonNode licence = choice.path("license");
            licences.add(
                    licence.has("id")
                            ? licence.get("id").asText()
                            : licence.path("name")
                                    .asText(choice.path("expression").asText()));
        });
        return new Component(
                node.get("group").asText(),
                node.get("name").asText(),
                node.get("version").asText(),
                sha256(node),
                licences,
                source(node));
    }

    private static String sha256(JsonNode node) {
        for (JsonNode hash : node.path("hashes")) {
            if (hash.get("alg").asText().equals("SHA-256")) {
                return hash.get("content").asText();
            }
        }
        return "";
    }

    private static String source(JsonNode node) {
        String source = "";
        for (JsonNode reference : node.path("externalReferences")) {
            boolean isBetter = reference.get("type").asText().equals("vcs") || source.isEmpty();
            source = isBetter ? reference.get("url").asText() : source;
        }
        return source;
    }

    private static void clean(ObjectNode component) {
        boolean isOwn = component.get("group").asText().equals("io.sysmon");
        keep(component, "hashes", hash -> !isOwn && hash.get("alg").asText().equals("SHA-256"));
        keep(
                component,
                "externalReferences",
                reference -> KEPT_REFERENCES.contains(reference.get("type").asText()));
    }

    private static void keep(ObjectNode component, String field, Predicate<JsonNode> wanted) {
        if (!(component.get(field) instanceof ArrayNode all)) {
            return;
        }
        ArrayNode kept = JSON.createArrayNode();
        all.forEach(one -> {
            if (wanted.test(one)) {
                kept.add(one);
            }
        });
        if (kept.isEmpty()) {
            component.remove(field);
        } else {
            component.set(field, kept);
        }
    }
}
