package io.milehub.fulfilment.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.ShortTransactions;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.Mappings;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import io.milehub.intake.Runs;
import io.milehub.intake.StockProbe;
import io.milehub.intake.TestIntake;
import io.milehub.intake.interchange.Interchanges;
import io.milehub.mapping.write.EdiTemplate;
import io.milehub.orders.AddressLimits;
import io.milehub.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A partner whose feed is pulled, and who is told what became of it; on 2 March 2026 at 10:15 UTC. */
final class ToldPartner implements AutoCloseable {
    private static final Path MAPPINGS =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:15:00Z"), ZoneOffset.UTC);

    private static int sources;

    private final TestDatabase database;
    private final Path folder;
    private final TestIntake intake;
    private final FeedKey feed;

    ToldPartner(TestDatabase database, Path folder, String mapping) {
        this.database = database;
        this.folder = folder;
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, new StockProbe(database));
        feed = intake.feed(folder, "house-" + ++sources, "stock", mapping);
    }

    String source() {
        return feed.source();
    }

    /** From now on its feed is read by another mapping. */
    void map(String mapping) {
        intake.map(folder, feed, mapping);
    }

    @Override
    public void close() {
        database.clock().reset();
        intake.close();
    }

    void pull(String body) {
        Tenancy.in(TestDatabase.FIRST, () -> {
            Runs runs = intake.runs();
            Run run = runs.open(feed);
            try {
                runs.receive(run, new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)), null);
                runs.apply(run, null, null);
            } catch (RunRefused refused) {
                assertThat(refused.slug()).isEqualTo("undecodable-body");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** By the template that the repository has for the house, as whole interchanges. */
    List<String> told(String house) {
        try {
            Path file = MAPPINGS.resolve(house).resolve("acknowledgements.write.yaml");
            return told(Objects.requireNonNull(EdiTemplate.read(file, new ArrayList<>())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> told(EdiTemplate template) {
        OutgoingMessages messages = messages(template);
        Partner partner = new Partner(
                new FeedKey(feed.source(), "acknowledgements"),
                Partner.Kind.ACKNOWLEDGEMENT,
                Partner.Name.parse("ZZ:MILEHUB"),
                Partner.Name.parse("ZZ:HARLOWVANE"),
                false);
        List<String> told = new ArrayList<>();
        Tenancy.in(TestDatabase.FIRST, () -> {
            Optional<Outgoing> next = messages.next(partner, List.of());
            while (next.isPresent()) {
                told.add(new String(next.get().bytes(), StandardCharsets.ISO_8859_1));
                messages.sent(next.get());
                next = messages.next(partner, List.of());
            }
        });
        return told;
    }

    private OutgoingMessages messages(EdiTemplate template) {
        var transactions = new ShortTransactions(database.transactions());
        var outgoing = new OutgoingTable(database.jdbc());
        var writer = new AcknowledgementWriter(
                new AcknowledgementTable(database.jdbc()),
                outgoing,
                intake.webhooks(),
                intake.bean(Interchanges.class),
                intake.bean(Mappings.class),
                _ -> Optional.of(template),
                CLOCK,
                transactions);
        return new OutgoingMessages(outgoing, List.of(writer), transactions, AddressLimits.DEFAULT);
    }
}
