package io.milehub.app.bench.house;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One state of the records, written down before anything is timed: as the pages of a feed, and as the same rows in the
 * same order for the plain table, which therefore gets its data parsed.
 *
 * @param pages JSON documents
 * @param rows files of {@link #ROWS_A_FILE} rows in COPY's text format
 */
public record FeedFiles(Records records, List<Path> pages, List<Path> rows) {

    public static final int ROWS_A_FILE = 10_000;
    private static final int RECORDS_A_PAGE = 100_000;

    /** Whether the house tells its records in the order of their numbers, or as they come out of somebody's table. */
    public enum Order {
        SORTED,
        SHUFFLED
    }

    /** @param moment what the documents' header says; another one makes them other bytes */
    public static FeedFiles write(Path folder, Records records, Order order, Random random, Instant moment)
            throws IOException {
        Files.createDirectories(folder);
        int[] indexes = IntStream.range(0, records.count()).toArray();
        if (order == Order.SHUFFLED) {
            shuffle(indexes, random);
        }
        List<Path> pages = new ArrayList<>();
        for (int from = 0; from < indexes.length; from += RECORDS_A_PAGE) {
            Path page = folder.resolve(records.feed() + "-" + pages.size() + ".json");
            page(page, records, indexes, from, moment);
            pages.add(page);
        }
        List<Path> rows = new ArrayList<>();
        for (int from = 0; from < indexes.length; from += ROWS_A_FILE) {
            Path file = folder.resolve(records.feed() + "-" + rows.size() + ".rows");
            rows(file, records, indexes, from);
            rows.add(file);
        }
        return new FeedFiles(records, pages, rows);
    }

    public long bytes() throws IOException {
        long sum = 0;
        for (Path page : pages) {
            sum += Files.size(page);
        }
        return sum;
    }

    private static void page(Path page, Records records, int[] indexes, int from, Instant moment) throws IOException {
        int to = Math.min(from + RECORDS_A_PAGE, indexes.length);
        var text = new StringBuilder();
        try (BufferedWriter file = Files.newBufferedWriter(page)) {
            file.write("{\"generatedAt\":\"" + moment + "\",\"total\":" + indexes.length + ",\"next\":"
                    + (to == indexes.length ? "null" : "\"" + to + "\"") + ",\"" + records.list() + "\":[\n");
            for (int i = from; i < to; i++) {
                text.setLength(0);
                records.json(text, indexes[i]);
                file.append(text).write(i + 1 < to ? ",\n" : "\n");
            }
            file.write("]}\n");
        }
    }

    private static void rows(Path rows, Records records, int[] indexes, int from) throws IOException {
        var text = new StringBuilder();
        try (BufferedWriter file = Files.newBufferedWriter(rows)) {
            for (int i = from; i < Math.min(from + ROWS_A_FILE, indexes.length); i++) {
                text.setLength(0);
                records.row(text, indexes[i]);
                file.append(text);
            }
        }
    }

    private static void shuffle(int[] indexes, Random random) {
        for (int i = indexes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = indexes[i];
            indexes[i] = indexes[other];
            indexes[other] = held;
        }
    }
}
