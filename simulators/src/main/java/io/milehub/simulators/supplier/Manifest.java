package io.milehub.simulators.supplier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a supplier says that it published, for those who check what arrived. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
        String source,
        long seed,
        double scale,
        int version,
        Instant publishedAt,
        Feeds feeds,
        @Nullable Integer sharedGtins) {

    /** The figures of each feed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feeds(
            CatalogueFigures catalogue,
            StockFigures stock,
            @Nullable PriceFigures prices) {}

    /** The manifest of a supplier with a catalogue and stock. */
    public static Manifest of(Assortment assortment, double scale, Instant publishedAt, Feeds feeds) {
        return new Manifest(
                assortment.house().source(), assortment.seed(), scale, assortment.version(), publishedAt, feeds, null);
    }

    /** The same with the number of GTINs that two suppliers share. */
    public Manifest sharing(int gtins) {
        return new Manifest(source, seed, scale, version, publishedAt, feeds, gtins);
    }

    /** Replaces the folder's {@code <source>.json} in one step. */
    public void write(Path folder) {
        Path target = folder.resolve(source + ".json");
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, source, ".part");
            Files.writeString(fresh, Json.pretty(this));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "Cannot write the manifest " + target + "; choose another --manifest", failure);
        }
    }
}
