package io.milehub.connectors.component;

import io.milehub.connectors.runs.FeedMeters.End;
import io.milehub.connectors.runs.Outbound;
import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.connectors.transport.Attempts;
import io.milehub.connectors.transport.FetchFailed;
import io.milehub.fulfilment.out.Outgoing;
import io.milehub.fulfilment.out.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits for a partner, one exchange a message. Each was committed as being sent before its exchange begins;
 * one that fails is of unknown fate and goes out again at a later turn, as it was.
 */
final class OutgoingConsumer extends FeedConsumer.Calling {
    /** Messages that one turn sends before it gives its thread back. */
    private static final int MESSAGES_MAX = 500;

    private static final Carriage NOTHING_COMES_IN = _ -> {
        throw new IllegalStateException("What leaves does not end in hub:intake, but at an address of the partner.");
    };

    private final Partner partner;

    OutgoingConsumer(HubEndpoint endpoint, Processor processor, HubOptions options, HubServices services) {
        super(endpoint, processor, options, services);
        this.partner = Objects.requireNonNull(options.partner(), "an address of what leaves names its partner");
    }

    @Override
    public Kind kind() {
        return Kind.SEND;
    }

    @Override
    void turn(Attempts guarded) throws FeedFailed, InterruptedException {
        if (guarded.isOpen()) {
            throw new FeedFailed("the circuit breaker is open: the partner is left alone for now", null, null);
        }
        List<Long> tried = new ArrayList<>();
        FetchFailed failure = null;
        Optional<Outgoing> next = next(tried);
        while (next.isPresent() && tried.size() < MESSAGES_MAX) {
            FetchFailed failed = send(guarded, next.get());
            failure = failed == null ? failure : failed;
            tried.add(next.get().id());
            next = guarded.isOpen() ? Optional.empty() : next(tried);
        }
        if (failure != null) {
            throw new FeedFailed(String.valueOf(failure.getMessage()), failure.notBefore(), failure);
        }
    }

    private Optional<Outgoing> next(List<Long> tried) throws InterruptedException {
        if (services.stop().isRaised()) {
            throw new InterruptedException("the hub stops");
        }
        return tried.size() < MESSAGES_MAX ? services.outbound().next(partner, tried) : Optional.empty();
    }

    private @Nullable FetchFailed send(Attempts guarded, Outgoing message) throws InterruptedException {
        Outbound outbound = services.outbound();
        long start = System.nanoTime();
        End end = End.FAILED;
        try {
            guarded.run(() -> {
                send(NOTHING_COMES_IN, exchange -> prepare(exchange, message));
                return message;
            });
            outbound.sent(message);
            end = End.SENT;
            return null;
        } catch (FetchFailed failed) {
            outbound.unknown(message, String.valueOf(failed.getMessage()));
            return failed;
        } finally {
            services.meters().turn("send", subscription(), feed(), end, System.nanoTime() - start);
        }
    }

    private static void prepare(Exchange exchange, Outgoing message) {
        exchange.setProperty("name", message.name());
        exchange.getIn().setBody(message.bytes());
        exchange.getIn().setHeader(Exchange.FILE_NAME, message.name());
    }
}
