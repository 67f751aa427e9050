package io.milehub.mapping.decode.edi.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.edi.suite.Cuts.Cut;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each trailer of each interchange of the suite is spoilt in turn (ISO 9735:1988, 8; X12.5 and X12.6, SE, GE and IEA):
 * a body is refused where that segment begins, or else the fault is told there and every record stands as before.
 */
class EdiSuiteEnvelopesTest {
    private static final Set<String> TRAILERS = Set.of("UNT", "UNZ", "SE", "GE", "IEA");
    private static final Set<String> OUTERMOST = Set.of("UNZ", "IEA");

    @TempDir
    Path folder;

    /** A case for each file: other mappings would see the same envelopes. */
    static List<SuiteCase> files() {
        var byFile = new LinkedHashMap<String, SuiteCase>();
        SuiteCase.all().forEach(one -> byFile.putIfAbsent(one.file(), one));
        return List.copyOf(byFile.values());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_count_that_is_wrong(SuiteCase one) throws Exception {
        Cuts cuts = Cuts.of(one.text());
        for (Cut trailer : all(cuts, TRAILERS::contains)) {
            int said = Integer.parseInt(cuts.element(trailer, 1));
            Cuts spoilt = Cuts.of(cuts.with(trailer, 1, String.valueOf(said + 1)));
            judge(one, spoilt, "envelope-count", trailer.tag(), cuts.position(trailer));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_control_number_that_is_not_the_headers(SuiteCase one) throws Exception {
        Cuts cuts = Cuts.of(one.text());
        for (Cut trailer : all(cuts, TRAILERS::contains)) {
            Cuts spoilt = Cuts.of(cuts.with(trailer, 2, "000009999"));
            judge(one, spoilt, "envelope-control", trailer.tag(), cuts.position(trailer));
        }
    }

    /** It is missed where the segment begins that stands in its place. */
    @ParameterizedTest
    @MethodSource("files")
    void a_message_or_group_without_its_trailer(SuiteCase one) throws Exception {
        Cuts cuts = Cuts.of(one.text());
        for (Cut trailer : all(cuts, tag -> TRAILERS.contains(tag) && !OUTERMOST.contains(tag))) {
            Cuts spoilt = Cuts.of(cuts.without(trailer));
            Cut next = spoilt.segments().get(cuts.segments().indexOf(trailer));
            judge(one, spoilt, "envelope-trailer", next.tag(), spoilt.position(next));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void an_interchange_that_comes_twice_in_a_body(SuiteCase one) throws Exception {
        Cuts cuts = Cuts.of(one.text());
        Cut first = cuts.segments().getFirst();
        Cuts twice = Cuts.of(one.text() + one.text());
        Cut second = twice.segments().get(cuts.segments().size());
        judge(one, twice, "envelope-duplicate", first.tag(), twice.position(second));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_body_that_breaks_off_before_the_trailer_of_its_interchange(SuiteCase one) throws Exception {
        Cuts cuts = Cuts.of(one.text());
        Mapping mapping = one.reporting(folder);
        for (Cut next : all(cuts, tag -> !tag.equals("ISA") && !tag.equals("UNB"))) {
            byte[] body = one.text().substring(0, next.from()).getBytes(one.charset());
            assertThatThrownBy(() -> Verdicts.of(mapping, body))
                    .as("before %s at %s", next.tag(), cuts.position(next))
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("The interchange is incomplete");
        }
    }

    private static List<Cut> all(Cuts cuts, Predicate<String> tags) {
        List<Cut> all =
                cuts.segments().stream().filter(cut -> tags.test(cut.tag())).toList();
        assertThat(all).isNotEmpty();
        return all;
    }

    private void judge(SuiteCase one, Cuts spoilt, String code, String tag, String position) throws Exception {
        byte[] body = spoilt.text().getBytes(one.charset());
        assertThatThrownBy(() -> Verdicts.of(one.mapping(), body))
                .isInstanceOfSatisfying(DecodeRefused.class, refused -> {
                    assertThat(refused.position()).isEqualTo(position);
                    assertThat(refused.what()).contains("at " + tag);
                });
        Verdicts reported = Verdicts.of(one.reporting(folder), body);
        assertThat(reported.faults).first().asString().startsWith(code + " " + tag + " at " + position + ":");
        assertThat(records(reported.lines))
                .containsExactlyInAnyOrderElementsOf(records(
                        one.lines().stream().map(SuiteCase.Line::expectation).toList()));
    }

    /** Without their ordinals, of which a fault before them has taken one; what a 997 answers is another's business. */
    private static List<String> records(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("answer"))
                .map(line -> line.replaceFirst("^[0-9]+ ", ""))
                .toList();
    }
}
