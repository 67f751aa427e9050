package io.milehub.simulators.supplier;

import io.milehub.simulators.http.Call;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Reply;
import java.util.Map;

/** Bodies that break off in the middle, where {@code POST /control/tear?after=N&bodies=M} orders it. */
public final class Breakage {

    private static final int BODIES_MAX = 100;

    private int whole;
    private int due;
    private int torn;

    /** Answers the order. */
    public HttpDoor orderedBy(HttpDoor door) {
        return door.on("POST", "/control/tear", this::order);
    }

    private synchronized Reply order(Call call) {
        whole = call.number("after", 0, 0, BODIES_MAX);
        due = call.number("bodies", 1, 0, BODIES_MAX);
        return Reply.json(200, Map.of("after", whole, "bodies", due, "tornBefore", torn));
    }

    /** The answer, or its first half where that is due. */
    public synchronized Reply of(Map<String, String> headers, String body) {
        if (due == 0) {
            return new Reply.Whole(200, headers, body);
        } else if (whole > 0) {
            whole--;
            return new Reply.Whole(200, headers, body);
        }
        due--;
        torn++;
        return new Reply.Torn(headers, body, body.length() / 2);
    }
}
