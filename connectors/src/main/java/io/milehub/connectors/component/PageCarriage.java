package io.milehub.connectors.component;

import io.milehub.connectors.runs.Spool;
import io.milehub.connectors.transport.IntakeFailed;
import io.milehub.connectors.transport.NextLink;
import io.milehub.intake.Run;
import io.milehub.intake.Runs;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** One page or file on its way into a run. */
final class PageCarriage implements Carriage {
    private final FeedConsumer consumer;
    private final Run run;
    private Runs.@Nullable Received received;
    private @Nullable String etag;
    private @Nullable String linked;

    PageCarriage(FeedConsumer consumer, Run run) {
        this.consumer = consumer;
        this.run = run;
    }

    /** The body is read to its end and checked for completeness before the intake sees it. */
    @Override
    public void deliver(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        InputStream body = message.getBody(InputStream.class);
        if (body == null) {
            throw message.getHeader(Exchange.HTTP_RESPONSE_CODE) == null
                    ? new FileNotFoundException("nothing is there to fetch: the file is missing")
                    : new EOFException("nothing is there to fetch: the answer has no body");
        }
        if (consumer.options.linked()) {
            linked = NextLink.query(message.getHeader("Link"));
        }
        Long announced = message.getHeader(Exchange.FILE_LENGTH, Long.class);
        try (Spool spool = Spool.of(body, announced, consumer.services.limits().pages())) {
            consumer.services.meters().received(consumer.subscription(), consumer.feed(), spool.sizeBytes());
            received = store(spool, message.getHeader(Exchange.CONTENT_TYPE, String.class));
        }
        etag = message.getHeader("ETag", String.class);
    }

    private Runs.Received store(Spool spool, @Nullable String contentType) throws IntakeFailed {
        try (InputStream complete = spool.open()) {
            return consumer.services.intake().receive(run, complete, contentType);
        } catch (IOException | RuntimeException e) {
            throw new IntakeFailed(e);
        }
    }

    void assertArrived() {
        if (received == null) {
            throw new IllegalStateException("The route ended without hub:intake.");
        }
    }

    /** What the next page is asked for with; null on the last. */
    @Nullable
    String next() {
        if (consumer.options.linked()) {
            return linked;
        }
        return received == null ? null : received.facts().next();
    }

    @Nullable
    String etag() {
        return etag;
    }
}
