package io.sysmon.aggregator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sysmon.aggregator.JaxRsApplication;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The machine-readable contract says what the resources do, neither more nor less. */
class OpenApiTest {

    private static final List<Class<?>> RESOURCES = JaxRsApplication.RESOURCES;

    private final JsonNode document = read();

    @Test
    void hasEveryPathAndMethodOfTheResourcesAndNoOther() {
        Set<String> documented = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> documented.add(method + " " + path.getKey())));
        documented.removeIf(operation -> operation.startsWith("parameters "));

        Set<String> served =
                new TreeSet<>(Set.of("get /metrics", "get /api/session", "post /api/session", "delete /api/session"));
        RESOURCES.forEach(resource -> served.addAll(operations(resource)));

        assertThat(documented).isEqualTo(served);
    }

    @Test
    void refersOnlyToWhatItHolds() {
        List<JsonNode> references = document.findValues("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.asText().substring(1)).isMissingNode())
                        .describedAs(reference.asText())
                        .isFalse());
    }

    @Test
    void usesEverySchemaItHolds() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(document.get("components").get("schemas").fieldNames())
                .toIterable()
                .allSatisfy(schema -> assertThat(references).contains("#/components/schemas/" + schema));
    }

    @Test
    void saysOfEveryWriteThatItNeedsAToken() {
        for (String method : List.of("post", "put", "patch", "delete")) {
            assertThat(document.get("paths").findValues(method)).allSatisfy(operation -> {
                assertThat(operation.get("security").findValuesAsText("token")).isNotNull();
                assertThat(operation.get("responses").has("401")).isTrue();
            });
        }
    }

    private static Set<String> operations(Class<?> resource) {
        String base = "/api/" + resource.getAnnotation(Path.class).value();
        Set<String> operations = new TreeSet<>();
        for (Method method : resource.getDeclaredMethods()) {
            Path path = method.getAnnotation(Path.class);
            String full = path == null ? base : base + "/" + path.value();
            httpMethods(method).forEach(name -> operations.add(name.toLowerCase(Locale.ROOT) + " " + full));
        }
        return operations;
    }

    private static Stream<String> httpMethods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static JsonNode read() {
        try (InputStream file = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read the contract", e);
        }
    }
}
