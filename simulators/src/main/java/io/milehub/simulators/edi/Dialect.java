package io.milehub.simulators.edi;

import io.milehub.simulators.edi.PurchaseOrder.Answer;
import io.milehub.simulators.edi.PurchaseOrder.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How a house writes and reads its messages. Each is a whole interchange, with the number that is given. */
interface Dialect {
    String catalogue(List<Article> articles, int control, Instant at);

    String stock(Map<Article, Integer> counts, int control, Instant at);

    String answer(PurchaseOrder order, List<Answer> answers, int control, Instant at);

    String shipment(PurchaseOrder order, List<Line> sent, int control, Instant at);

    /** What the house says of a letter: that it was taken in, or why not. */
    String receipt(Letter letter, int control, Instant at);

    /** Reads a letter and says everything that is wrong with it. */
    Letter judge(String name, String text, List<Article> articles);
}
