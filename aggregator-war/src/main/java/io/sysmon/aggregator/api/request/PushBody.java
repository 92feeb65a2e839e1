package io.sysmon.aggregator.api.request;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.protocol.PushCoding;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of a push: its headers checked, inflated as it is read, bounded. Nothing is buffered beyond a few KiB,
 * whatever the size.
 */
public final class PushBody {

    /** How much of a refused body is read so that its sender sees the answer. */
    public static final long MOST_DISCARDED_BYTES = 8L << 20;

    /** For {@code Accept-Encoding} of answers (RFC 7694): the encodings that bodies may come in. */
    public static final String ACCEPTED_ENCODINGS = "gzip, " + PushCoding.NAME;

    private static final Logger LOG = LoggerFactory.getLogger(PushBody.class);
    private static final int SCRATCH_BYTES = 16 * 1024;

    private PushBody() {}

    /**
     * Checks what the headers say, content type before size.
     *
     * @throws ApiException 415 for another type, charset or encoding, 413 for a length over the bound
     */
    public static void check(PushHeaders headers, long maxBytes) {
        requireJson(headers.contentType());
        String encoding = encoding(headers);
        if (!isGzip(encoding) && !isPlain(encoding) && !encoding.equals(PushCoding.NAME)) {
            throw new ApiException(
                    415,
                    "Content-Encoding must be gzip, " + PushCoding.NAME + " or identity, found \""
                            + headers.contentEncoding() + '"',
                    Map.of("Accept-Encoding", ACCEPTED_ENCODINGS));
        }
        if (headers.contentLength() > maxBytes) {
            throw BodyTooLargeException.of(maxBytes).problem();
        }
    }

    /**
     * The JSON as a stream. Whoever opens it closes it, which leaves {@code body} open.
     *
     * @param place given up as soon as the body has come
     * @throws IOException on reading: {@link BodyTooLargeException} past the bounds, {@link TooMuchInFlightException} past
     *     that of all pushes, {@link BodyInterruptedException} when the connection fails or the body trickles, anything else
     *     when the compression is broken
     */
    public static InputStream open(
            PushHeaders headers,
            TransportStream body,
            PushBounds bounds,
            BytesInFlight.Share share,
            BodiesInHand.Place place)
            throws IOException {
        return new BoundedStream(inflated(encoding(headers), body), body, bounds, share, place);
    }

    private static InputStream inflated(String encoding, InputStream transport) throws IOException {
        if (encoding.equals(PushCoding.NAME)) {
            return PushCoding.decoding(transport);
        }
        return isGzip(encoding) ? new GzipStream(transport) : transport;
    }

    /**
     * Reads on, a little way, over what is left of a body that was refused: a client that is still sending would otherwise
     * see its connection reset and never the answer.
     */
    public static void discardRest(InputStream body) {
        byte[] scratch = new byte[SCRATCH_BYTES];
        try {
            long left = MOST_DISCARDED_BYTES;
            for (int read = body.read(scratch); read >= 0 && left > 0; read = body.read(scratch)) {
                left -= read;
            }
        } catch (IOException e) {
            LOG.debug("cannot read the rest of a refused body: the client is gone", e);
        }
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType == null) {
            throw new ApiException(415, "Content-Type must be application/json, found none");
        }
        if (!isJson(contentType)) {
            throw new ApiException(415, "Content-Type must be application/json in UTF-8, found \"" + contentType + '"');
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.valueOf(contentType);
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            return type.getType().equalsIgnoreCase("application")
                    && type.getSubtype().equalsIgnoreCase("json")
                    && charset.equalsIgnoreCase("utf-8");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isGzip(String encoding) {
        return encoding.equals("gzip") || encoding.equals("x-gzip");
    }

    private static boolean isPlain(String encoding) {
        return encoding.isEmpty() || encoding.equals("identity");
    }

    private static String encoding(PushHeaders headers) {
        String encoding = headers.contentEncoding();
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }
}
