package io.milehub.simulators.nord;

import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.assortment.Entry;
import io.milehub.simulators.supplier.StockRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The folder that the account sees, in a temporary place of its own; files change by atomic renames. */
final class Outbox implements AutoCloseable {

    private final Path home;
    private final Path root;
    private final Path staging;

    Outbox() throws IOException {
        home = Files.createTempDirectory("atelier-nord");
        root = Files.createDirectory(home.resolve("account"));
        staging = Files.createDirectory(home.resolve("staging"));
        Files.createDirectory(root.resolve("outbox"));
    }

    /** What the account sees as {@code /}. */
    Path root() {
        return root;
    }

    void catalogue(Assortment assortment) {
        StringBuilder csv = new StringBuilder(Cells.CATALOGUE_HEADER).append("\r\n");
        for (Entry entry : assortment.entries()) {
            csv.append(Cells.catalogue(entry));
        }
        replace("catalogue.csv", csv);
    }

    void stock(List<StockRow> rows, Instant asOf) {
        StringBuilder csv = new StringBuilder(Cells.STOCK_HEADER).append("\r\n");
        for (StockRow row : rows) {
            csv.append(Cells.stock(row, asOf));
        }
        replace("stock.csv", csv);
    }

    private void replace(String name, CharSequence csv) {
        try {
            Path fresh = staging.resolve(name);
            Files.writeString(fresh, csv, StandardCharsets.ISO_8859_1);
            Files.move(
                    fresh,
                    root.resolve("outbox").resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot publish " + name + " in " + root, failure);
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot remove the temporary folder " + home, failure);
        }
    }
}
