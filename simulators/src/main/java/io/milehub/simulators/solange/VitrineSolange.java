package io.milehub.simulators.solange;

import io.milehub.simulators.assortment.House;
import io.milehub.simulators.http.Call;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Reply;
import io.milehub.simulators.http.Simulator;
import io.milehub.simulators.supplier.Breakage;
import io.milehub.simulators.supplier.CatalogueFigures;
import io.milehub.simulators.supplier.Manifest;
import io.milehub.simulators.supplier.Publication;
import io.milehub.simulators.supplier.Publications;
import io.milehub.simulators.supplier.SupplierSettings;
import java.io.IOException;
import java.util.Map;

/** The house's server: the feed for everybody, as Google fetches it. */
public final class VitrineSolange implements Simulator {

    private final Publications publications;
    private final Breakage breakage = new Breakage();
    private final HttpDoor door;

    /**
     * Publishes, writes the manifest and opens the door.
     *
     * @throws IOException when the port is taken
     */
    public VitrineSolange(SupplierSettings settings) throws IOException {
        this.publications = new Publications(settings, House.vitrineSolange(settings.seed()), VitrineSolange::figures);
        HttpDoor opening = new HttpDoor(settings.bind(), settings.port())
                .on("GET", "/feeds/products.rss", call -> feed(call, Feed.RSS))
                .on("GET", "/feeds/products.atom", call -> feed(call, Feed.ATOM));
        this.door = breakage.orderedBy(publications.controlledBy(opening)).open();
    }

    private static Manifest.Feeds figures(Publication publication) {
        return new Manifest.Feeds(
                CatalogueFigures.of(publication.assortment().entries()), Told.figures(publication), null);
    }

    private Reply feed(Call call, Feed feed) {
        Publication publication = publications.current();
        String etag = "\"%s-%d\"".formatted(feed, publication.publishedAt().getEpochSecond());
        return call.has(etag)
                ? Reply.unchanged(etag)
                : breakage.of(
                        Map.of("ETag", etag, "Content-Type", "application/xml; charset=UTF-8"), feed.of(publication));
    }

    @Override
    public String name() {
        return House.SOLANGE;
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public void close() {
        door.close();
    }
}
