package io.milehub.mapping.decode.edi.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadInterchange;
import io.milehub.mapping.interchange.ReadMessage;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Interchanges written from the directories D.96A and D.01B (with the code lists of EANCOM) and from X12 004010: each
 * enters as bytes through production's decoder and a mapping, and every field of every record, and all that goes into
 * quarantine, is what a line of the suite says with its evidence. How many there are, StAEDI counts.
 */
class EdiSuiteTest {
    private static final Pattern KEY = Pattern.compile("@[a-z0-9]+");

    static List<SuiteCase> cases() {
        return SuiteCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void records_and_quarantine_are_what_the_specification_says(SuiteCase one) throws Exception {
        Verdicts verdicts = Verdicts.of(one.mapping(), one.bytes());
        assertThat(verdicts.lines)
                .containsExactlyInAnyOrderElementsOf(
                        one.lines().stream().map(SuiteCase.Line::expectation).toList());
        assertThat(verdicts.faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_expectation_names_its_evidence(SuiteCase one) {
        Set<String> used = new HashSet<>();
        assertThat(one.lines()).isNotEmpty().allSatisfy(line -> {
            Matcher keys = KEY.matcher(line.evidence());
            while (keys.find()) {
                assertThat(one.evidence()).as(line.expectation()).containsKey(keys.group());
                used.add(keys.group());
            }
            assertThat(line.evidence()).as(line.expectation()).isNotBlank();
        });
        assertThat(used)
                .as("evidence that nothing rests on")
                .isEqualTo(one.evidence().keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staedi_counts_the_same_records_messages_and_groups(SuiteCase one) throws Exception {
        Counted counted = staedi(one);
        assertThat(Verdicts.of(one.mapping(), one.bytes()).ordinals).isEqualTo(counted.records);
        List<ReadInterchange> read =
                one.mapping().envelopes(new ByteArrayInputStream(one.bytes())).interchanges();
        List<ReadGroup> groups =
                read.stream().flatMap(each -> each.groups().stream()).toList();
        assertThat(read).hasSize(counted.interchanges);
        assertThat(groups.stream().filter(group -> !group.code().isEmpty())).hasSize(counted.groups);
        assertThat(groups.stream().flatMap(group -> group.messages().stream()).map(ReadMessage::type))
                .containsExactlyElementsOf(counted.messages);
        assertThat(Cuts.of(one.text()).segments().stream().map(Cuts.Cut::tag)).containsExactlyElementsOf(counted.tags);
    }

    /** What the fixtures of others lack, and this suite was written for. */
    @Test
    void the_suite_has_the_messages_of_a_supplier() throws Exception {
        Set<String> types = new TreeSet<>();
        for (SuiteCase one : cases()) {
            types.addAll(staedi(one).messages);
        }
        assertThat(types).containsExactly("832", "846", "855", "856", "997", "DESADV", "INVRPT", "PRICAT", "SLSRPT");
    }

    private static final class Counted {
        int interchanges;
        int groups;
        int records;
        final List<String> messages = new ArrayList<>();
        final List<String> tags = new ArrayList<>();
    }

    private static Counted staedi(SuiteCase one) throws Exception {
        EDIInputFactory factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        Counted counted = new Counted();
        try (EDIStreamReader reader = factory.createEDIStreamReader(
                new ByteArrayInputStream(one.bytes()), one.charset().name())) {
            String type = "";
            while (reader.hasNext()) {
                EDIStreamEvent event = reader.next();
                if (event == EDIStreamEvent.START_SEGMENT) {
                    counted.tags.add(reader.getText());
                    counted.interchanges += Set.of("UNB", "ISA").contains(reader.getText()) ? 1 : 0;
                    counted.groups += Set.of("UNG", "GS").contains(reader.getText()) ? 1 : 0;
                    counted.records +=
                            one.types().contains(type) && reader.getText().equals(one.each()) ? 1 : 0;
                } else if (event == EDIStreamEvent.ELEMENT_DATA && isType(counted.tags.getLast(), reader)) {
                    type = reader.getText();
                    counted.messages.add(type);
                }
            }
        }
        counted.tags.remove("UNA");
        return counted;
    }

    /** ST01, or the first component of UNH's second element. */
    private static boolean isType(String tag, EDIStreamReader reader) {
        int element = reader.getLocation().getElementPosition();
        int component = reader.getLocation().getComponentPosition();
        return (tag.equals("ST") && element == 1) || (tag.equals("UNH") && element == 2 && component == 1);
    }
}
