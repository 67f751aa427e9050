package io.milehub.connectors;

import io.milehub.connectors.runs.Outbound;
import io.milehub.fulfilment.out.Outgoing;
import io.milehub.fulfilment.out.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives what a test wants to be sent, and keeps what became of it. */
final class RecordingOutbound implements Outbound {
    final List<Outgoing> waiting = new ArrayList<>();
    final List<Partner> asked = new ArrayList<>();
    final List<String> calls = new ArrayList<>();

    @Override
    public Optional<Outgoing> next(Partner partner, List<Long> except) {
        asked.add(partner);
        return waiting.stream()
                .filter(message -> !except.contains(message.id()))
                .findFirst();
    }

    @Override
    public void sent(Outgoing message) {
        waiting.remove(message);
        calls.add("sent " + message);
    }

    @Override
    public void unknown(Outgoing message, String why) {
        calls.add("unknown " + message + ": " + why);
    }
}
