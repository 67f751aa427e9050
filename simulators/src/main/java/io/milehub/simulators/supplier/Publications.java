package io.milehub.simulators.supplier;

import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.assortment.House;
import io.milehub.simulators.assortment.Style;
import io.milehub.simulators.http.Call;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Reply;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The publications of one supplier, each with its manifest written before it can be seen: versions that follow each
 * other, styles that are withdrawn and come back, counts that change.
 */
public final class Publications {

    private static final int WITHDRAWN_MAX = 1_000;
    private static final int WITHDRAWN_DEFAULT = 3;

    private final SupplierSettings settings;
    private final Function<Publication, Manifest.Feeds> figures;
    private final PublicationClock clock;
    private final StockBook book;
    private final Set<String> withdrawn = new HashSet<>();
    private Assortment all;
    private Publication current;

    /** Publishes the first version. */
    public Publications(SupplierSettings settings, House house, Function<Publication, Manifest.Feeds> figures) {
        this.settings = settings;
        this.figures = figures;
        this.clock = new PublicationClock(settings.clock(), settings.start());
        this.book = new StockBook(house, settings.seed());
        this.all = Assortment.of(house, settings.seed(), settings.scale()).after(settings.changes());
        this.current = published();
    }

    /** What is shown now. */
    public synchronized Publication current() {
        return current;
    }

    /** Shows the next version. */
    public synchronized Publication next() {
        all = all.next();
        return publish();
    }

    /** From now on this SKU has this count; the publication tells when. */
    public synchronized Publication count(String sku, int quantity) {
        book.count(sku, quantity);
        return publish();
    }

    /** Answers the control calls that every such supplier has. */
    public HttpDoor controlledBy(HttpDoor door) {
        return door.on("POST", "/control/next", call -> {
                    next();
                    return state();
                })
                .on("POST", "/control/withdraw", this::withdraw)
                .on("POST", "/control/restore", call -> restore());
    }

    /** Takes the first styles away; they come back when they are restored. */
    public synchronized Publication withdraw(int styles) {
        current.assortment().styles().stream().map(Style::code).limit(styles).forEach(withdrawn::add);
        return publish();
    }

    private Reply withdraw(Call call) {
        withdraw(call.number("styles", WITHDRAWN_DEFAULT, 1, WITHDRAWN_MAX));
        return state();
    }

    private synchronized Reply restore() {
        withdrawn.clear();
        publish();
        return state();
    }

    private synchronized Reply state() {
        return Reply.json(
                200,
                Map.of(
                        "version",
                        all.version(),
                        "styles",
                        current.assortment().styles().size()));
    }

    private Publication publish() {
        clock.advance();
        current = published();
        return current;
    }

    private Publication published() {
        Assortment shown = all.without(withdrawn);
        Publication publication = new Publication(shown, book.rows(shown), clock.current());
        Manifest.of(shown, settings.scale(), publication.publishedAt(), figures.apply(publication))
                .write(settings.manifests());
        return publication;
    }
}
