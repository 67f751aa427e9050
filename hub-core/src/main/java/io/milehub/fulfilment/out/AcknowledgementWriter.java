package io.milehub.fulfilment.out;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.database.ShortTransactions;
import io.milehub.fulfilment.out.AcknowledgementTable.Due;
import io.milehub.intake.Mappings;
import io.milehub.intake.WebhookDeliveries;
import io.milehub.intake.interchange.Interchanges;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.interchange.EnvelopeFault;
import io.milehub.mapping.interchange.ReadAnswer;
import io.milehub.mapping.interchange.ReadEnvelopes;
import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadInterchange;
import io.milehub.mapping.interchange.ReadInterchange.Asked;
import io.milehub.mapping.interchange.ReadInterchange.Party;
import io.milehub.mapping.write.EdiTemplate;
import io.milehub.mapping.write.Interchange;
import io.milehub.mapping.write.WriteRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells a partner what became of its interchanges: derived from the bodies as they were received, so that what was
 * refused as a whole is told as well. An interchange is answered once, however often it comes, unless it was refused
 * and is accepted now.
 */
@Component
class AcknowledgementWriter implements MessageWriter {
    /** Deliveries from before are not answered, when a partner's acknowledgements are switched on. */
    static final Duration WITHIN = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementWriter.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AcknowledgementTable table;
    private final OutgoingTable outgoing;
    private final WebhookDeliveries deliveries;
    private final Interchanges interchanges;
    private final Mappings mappings;
    private final Templates templates;
    private final Clock clock;
    private final ShortTransactions transactions;

    AcknowledgementWriter(
            AcknowledgementTable table,
            OutgoingTable outgoing,
            WebhookDeliveries deliveries,
            Interchanges interchanges,
            Mappings mappings,
            Templates templates,
            Clock clock,
            ShortTransactions transactions) {
        this.table = table;
        this.outgoing = outgoing;
        this.deliveries = deliveries;
        this.interchanges = interchanges;
        this.mappings = mappings;
        this.templates = templates;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What is to be told of a delivery, and under which reference it stands once. */
    private record Answer(String reference, Text text) {}

    /** How the partner's template tells it. */
    @FunctionalInterface
    private interface Text {
        byte[] write(EdiTemplate template, Interchange envelope) throws WriteRefused;
    }

    @Override
    public Partner.Kind kind() {
        return Partner.Kind.ACKNOWLEDGEMENT;
    }

    @Override
    public boolean write(Partner partner) {
        EdiTemplate template = Templates.need(templates, partner.feed());
        Optional<Due> next = transactions.alone(() -> table.due(partner.feed().source(), WITHIN));
        if (next.isEmpty()) {
            return false;
        }
        Due due = next.get();
        ReadEnvelopes read = mappings.of(due.feed())
                .filter(Mapping::isEdi)
                .map(mapping -> envelopes(mapping, due))
                .orElse(ReadEnvelopes.NONE);
        transactions.alone(() -> {
            hear(due, read);
            if (!read.interchanges().isEmpty()) {
                keep(partner, template, answers(due, read, template.isEdifact()));
            }
            table.done(due.delivery());
        });
        return true;
    }

    private ReadEnvelopes envelopes(Mapping mapping, Due due) {
        try (InputStream body = deliveries.body(due.delivery())) {
            return mapping.envelopes(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the partner says of our own messages; a refusal is for people to look into, and nothing is sent again. */
    private void hear(Due due, ReadEnvelopes read) {
        // A TA1 that accepts says nothing of what stood in the interchange: that a 997 will tell.
        Stream<ReadAnswer> refusals = read.interchanges().stream()
                .flatMap(one -> one.answers().stream())
                .filter(answer -> !answer.isAccepted());
        Stream<ReadAnswer> answers = read.interchanges().stream()
                .flatMap(one -> one.groups().stream())
                .flatMap(group -> group.messages().stream())
                .flatMap(message -> message.answers().stream());
        Stream.concat(refusals, answers)
                .filter(answer -> answer.control().matches("0*[1-9][0-9]{0,8}"))
                .forEach(answer -> hear(due.feed().source(), answer));
    }

    private void hear(String source, ReadAnswer answer) {
        int control = Integer.parseInt(answer.control());
        String word = answer.isAccepted() ? "ACCEPTED" : "REFUSED";
        outgoing.answered(source, control, word)
                .filter(_ -> !answer.isAccepted())
                .ifPresent(name -> LOG.error(
                        "{} refuses {} ({}): compare its guideline with the template, and tell it by hand",
                        source,
                        name,
                        answer.verdict()));
    }

    private void keep(Partner partner, EdiTemplate template, List<Answer> answers) {
        for (Answer answer : answers) {
            if (table.tells(partner.feed().source(), answer.reference())) {
                continue;
            }
            int control = outgoing.nextControl(partner.feed());
            try {
                byte[] bytes = answer.text().write(template, partner.envelope(control, clock));
                outgoing.keep(partner, answer.reference(), control, bytes);
            } catch (WriteRefused refused) {
                LOG.error(
                        "{} cannot be acknowledged to {}: {}",
                        answer.reference(),
                        partner.feed(),
                        refused.getMessage());
            }
        }
    }

    private List<Answer> answers(Due due, ReadEnvelopes read, boolean edifact) {
        Mapping mapping = mappings.of(due.feed()).orElseThrow();
        List<ReadInterchange> all = read.interchanges();
        boolean faulty = read.refused() != null;
        List<List<EnvelopeFault>> own = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<EnvelopeFault> faults = faults(due, all.get(i), i == all.size() - 1 ? read.refused() : null);
            own.add(faults);
            boolean sound = faults.isEmpty() && all.get(i).allFaults().findAny().isEmpty();
            faulty |= !sound && !mapping.reportsEnvelopes();
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < all.size() && (faulty || due.applied()); i++) {
            Verdict verdict = new Verdict(
                    faulty, due.recordsRefused(), own.get(i), reads(due.feed().source()));
            if (all.get(i).edifact() == edifact) {
                answer(all.get(i), verdict, answers);
            }
        }
        return answers;
    }

    private Predicate<String> reads(String source) {
        List<Mapping> feeds = mappings.ofSource(source);
        return type -> feeds.stream().anyMatch(feed -> feed.isEdi() && feed.readsMessage(type));
    }

    /**
     * What is wrong with the interchange beyond its own envelope.
     *
     * @param refused why it could not be read to its end
     */
    private List<EnvelopeFault> faults(Due due, ReadInterchange one, @Nullable DecodeRefused refused) {
        List<EnvelopeFault> faults = new ArrayList<>();
        String tag = one.edifact() ? "UNB" : "ISA";
        if (interchanges.isKnownOtherwise(due.feed().source(), due.delivery(), one)) {
            faults.add(new EnvelopeFault(
                    "envelope-duplicate", tag, one.position(), "The control number came with other content before."));
        }
        if (refused != null) {
            String code = refused.isCutOff() ? "envelope-cut-off" : "undecodable-body";
            faults.add(new EnvelopeFault(code, tag, refused.position(), refused.what()));
        }
        return faults;
    }

    private static void answer(ReadInterchange read, Verdict verdict, List<Answer> answers) {
        String reference = HexFormat.of().formatHex(read.hash()) + (verdict.refused() ? ":refused" : ":accepted");
        List<ReadGroup> groups =
                read.groups().stream().filter(Verdict::isAnswered).toList();
        if (read.edifact() && (!groups.isEmpty() || read.groups().isEmpty())) {
            ObjectNode record = common(read, verdict);
            EdifactAcknowledgement.write(record, read, verdict);
            answers.add(new Answer(reference, (template, envelope) -> template.write(record, envelope)));
        } else if (!read.edifact()) {
            ta1(read, verdict, reference, answers);
            for (int i = 0; i < groups.size(); i++) {
                ObjectNode record = common(read, verdict);
                X12Acknowledgement.write(record, groups.get(i), verdict);
                answers.add(new Answer(reference + ":" + i, (template, envelope) -> template.write(record, envelope)));
            }
        }
    }

    /** An interchange that holds nothing but TA1s is never answered by one. */
    private static void ta1(ReadInterchange read, Verdict verdict, String reference, List<Answer> answers) {
        Asked asked = read.asked();
        if (asked != null && (read.answers().isEmpty() || !read.groups().isEmpty())) {
            List<String> elements = X12Acknowledgement.ta1(asked, read, verdict);
            answers.add(new Answer(reference + ":TA1", (template, envelope) -> template.writeTa1(elements, envelope)));
        }
    }

    private static ObjectNode common(ReadInterchange read, Verdict verdict) {
        ObjectNode record = JSON.createObjectNode().put("interchange", read.control());
        party(record.putObject("sender"), read.sender());
        party(record.putObject("recipient"), read.recipient());
        var faults = record.putArray("faults");
        List<EnvelopeFault> all = new ArrayList<>(verdict.faults());
        read.allFaults().forEach(all::add);
        all.forEach(fault -> faults.addObject()
                .put("code", fault.code())
                .put("segment", fault.tag())
                .put("position", fault.position())
                .put("what", fault.what()));
        return record;
    }

    private static void party(ObjectNode record, Party party) {
        record.put("id", party.id()).put("code", party.code());
    }
}
