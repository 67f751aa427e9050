package io.milehub.simulators.orlando;

import io.milehub.simulators.assortment.House;
import io.milehub.simulators.http.Call;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Reply;
import io.milehub.simulators.http.Simulator;
import io.milehub.simulators.supplier.CatalogueFigures;
import io.milehub.simulators.supplier.Manifest;
import io.milehub.simulators.supplier.Publication;
import io.milehub.simulators.supplier.Publications;
import io.milehub.simulators.supplier.StockFigures;
import io.milehub.simulators.supplier.SupplierSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The house's server: a file behind basic authentication, sent without its length. */
public final class TessutiOrlando implements Simulator {

    /** How many styles the file that replaces another one lacks. */
    private static final int REPLACED_STYLES = 3;

    private final Publications publications;
    private final String authorization;
    private final AtomicBoolean replacedWhileRead = new AtomicBoolean();
    private final HttpDoor door;

    /**
     * Publishes, writes the manifest and opens the door.
     *
     * @throws IOException when the port is taken
     */
    public TessutiOrlando(SupplierSettings settings, String user, String password) throws IOException {
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.publications = new Publications(settings, House.tessutiOrlando(settings.seed()), TessutiOrlando::figures);
        HttpDoor opening = new HttpDoor(settings.bind(), settings.port())
                .on("GET", "/export/prodotti.csv", this::export)
                .on("POST", "/control/replace-while-read", call -> {
                    replacedWhileRead.set(true);
                    return Reply.json(200, Map.of("replacedWhileRead", true));
                });
        this.door = publications.controlledBy(opening).open();
    }

    private static Manifest.Feeds figures(Publication publication) {
        // What has no number has no count either: the house counts nothing that it cannot name.
        return new Manifest.Feeds(
                CatalogueFigures.of(publication.assortment().entries()), StockFigures.of(publication.stock()), null);
    }

    private Reply export(Call call) {
        if (!call.header("Authorization").equals(Optional.of(authorization))) {
            return Reply.json(
                    401,
                    Map.of("error", "unauthorised", "message", "Use basic authentication with --user and --password."),
                    Map.of("WWW-Authenticate", "Basic realm=\"tessuti-orlando\""));
        }
        byte[] file = Export.of(publications.current());
        Map<String, String> headers = Map.of("Content-Type", "text/csv; charset=windows-1252");
        if (!replacedWhileRead.getAndSet(false)) {
            return new Reply.Streamed(headers, out -> out.write(file));
        }
        // The reader has come so far that the shorter file, written over the one that it reads, has ended already.
        int shorter = Export.of(publications.withdraw(REPLACED_STYLES)).length;
        return new Reply.Streamed(headers, out -> out.write(file, 0, shorter));
    }

    @Override
    public String name() {
        return House.ORLANDO;
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
