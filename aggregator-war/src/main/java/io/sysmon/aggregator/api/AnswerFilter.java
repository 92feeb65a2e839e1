package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.view.ContentTag;
import io.sysmon.aggregator.api.view.JsonBody;
import io.sysmon.aggregator.api.view.RenderedAnswer;
import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.domain.Refusals;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/**
 * Writes the {@link JsonBody} that a resource answers with, and tags it; who holds the same content already gets a 304
 * without a body. A filter and not a message body writer, since that one could no longer change the status. Thread-safe.
 */
public final class AnswerFilter implements ContainerResponseFilter {

    private final InstantSource clock;
    private final Refusals refusals;

    /** The {@code clock} gives the answers their {@code timestamp}; those too large are counted in {@code refusals}. */
    @Inject
    public AnswerFilter(InstantSource clock, Refusals refusals) {
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!(response.getEntity() instanceof JsonBody body)) {
            return;
        }
        RenderedAnswer answer = render(body, AnswerBytes.of(request));
        response.getHeaders().putSingle(HttpHeaders.ETAG, answer.tag());
        if (ContentTag.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), answer.tag())) {
            response.setStatusInfo(Status.NOT_MODIFIED);
            response.setEntity(null);
            return;
        }
        response.setEntity(answer.json(), response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
    }

    private RenderedAnswer render(JsonBody body, IntConsumer taking) throws IOException {
        try {
            return RenderedAnswer.of(body, clock.instant().getEpochSecond(), taking);
        } catch (ApiException tooLarge) {
            refusals.count(tooLarge.status() == 503 ? Limit.ANSWER_BYTES : Limit.ANSWER);
            throw tooLarge;
        }
    }
}
