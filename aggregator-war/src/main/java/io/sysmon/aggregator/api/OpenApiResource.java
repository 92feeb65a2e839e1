package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.view.ContentTag;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@code /api/openapi.json}: the contract itself, machine-readable. Thread-safe. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class OpenApiResource {

    private final byte[] document;
    private final String tag;

    /** Reads the document that lies beside this class. */
    public OpenApiResource() throws IOException {
        document = read();
        tag = ContentTag.of(ByteBuffer.wrap(document));
    }

    /** The document, OpenAPI 3.1. */
    @GET
    public Response document(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        if (ContentTag.matches(ifNoneMatch, tag)) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        return Response.ok(document).header(HttpHeaders.ETAG, tag).build();
    }

    private static byte[] read() throws IOException {
        try (InputStream file = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            if (file == null) {
                throw new IllegalStateException("cannot find openapi.json beside " + OpenApiResource.class);
            }
            return file.readAllBytes();
        }
    }
}
