package io.milehub.simulators.lume;

import io.milehub.simulators.assortment.Dice;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends composed messages to every subscriber in order; some twice, as a sender does whose answer got lost. */
final class Pushes {

    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
    private static final int TWICE_PERMILLE = 100;

    private final List<Subscriber> subscribers;
    private final Courier courier;
    private final Dice twice;

    Pushes(List<Subscriber> subscribers, Courier courier, long seed) {
        this.subscribers = subscribers;
        this.courier = courier;
        this.twice = Dice.of(seed).split("twice");
    }

    /** A message that no subscriber took in time. */
    record GaveUp(String id, int lastStatus) {}

    /** What came of a push, over all subscribers. */
    record Report(int messages, int accepted, int repeated, List<GaveUp> gaveUp) {}

    /** Sends one message to each and tells the worst answer: the highest status, or 0 where one gave none. */
    int sendOne(Message message) {
        int worst = 1;
        for (Subscriber subscriber : subscribers) {
            int status = courier.deliver(subscriber, message).status();
            worst = worst == 0 || status == 0 ? 0 : Math.max(worst, status);
        }
        return worst;
    }

    Report send(List<Message> messages, boolean withRepeats) {
        int accepted = 0;
        int repeated = 0;
        List<GaveUp> gaveUp = new ArrayList<>();
        for (Subscriber subscriber : subscribers) {
            for (Message message : messages) {
                Courier.Outcome outcome = courier.deliver(subscriber, message);
                if (!outcome.accepted()) {
                    gaveUp.add(new GaveUp(message.id(), outcome.status()));
                    continue;
                }
                accepted++;
                if (withRepeats && twice.permille(TWICE_PERMILLE)) {
                    courier.deliver(subscriber, message);
                    repeated++;
                }
            }
        }
        Report report = new Report(messages.size() * subscribers.size(), accepted, repeated, gaveUp);
        LOG.info("pushed: {}", report);
        return report;
    }
}
