package io.milehub.mapping.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.canonical.FxRate;
import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.TestMapping.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates of exchange are exact, between two currencies of ISO 4217, and above zero. */
class FxRateKindTest {
    /** The European Central Bank publishes at 16:00 Central European Time of the day that it names. */
    private static final String ECB = """
            record: fx-rate
            mode: delta
            format: xml
            root: Envelope
            each: .Cube.Cube[].Cube[]
            fields:
              base: '"EUR"'
              quote: ."@currency"
              rate: ."@rate"
              as_of: date(concat($parent."@time", " 16:00"), "iso", "Europe/Berlin")
            """;

    private static final String REST = """
            record: fx-rate
            mode: delta
            format: json
            each: .rates[]
            fields:
              base: $parent.base
              quote: .code
              type: .side
              rate: .value
            """;

    @TempDir
    Path folder;

    @Test
    void a_sheet_of_the_central_bank_gives_a_rate_for_each_currency() throws Exception {
        Outcome outcome = TestMapping.run(TestMapping.of(folder, ECB), """
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/x">
                 <gesmes:subject>Reference rates</gesmes:subject>
                 <Cube><Cube time='2026-03-02'>
                  <Cube currency='USD' rate='1.0835'/><Cube currency='GBP' rate='0.84770'/>
                 </Cube></Cube>
                </gesmes:Envelope>
                """);
        assertThat(outcome.accepted)
                .extracting(record -> CanonicalJson.of(record).toString())
                .containsExactly(
                        "{\"base\":\"EUR\",\"quote\":\"USD\",\"type\":\"MID\",\"rate\":\"1.0835\","
                                + "\"as_of\":\"2026-03-02T15:00:00Z\"}",
                        "{\"base\":\"EUR\",\"quote\":\"GBP\",\"type\":\"MID\",\"rate\":\"0.8477\","
                                + "\"as_of\":\"2026-03-02T15:00:00Z\"}");
    }

    /** 30 lines with a rate (counted with grep); the dollar stands first. */
    @Test
    void a_real_sheet_is_read_to_its_end() throws Exception {
        Path sheet = Path.of(System.getProperty("milehub.fixtures", "none"))
                .resolve("09-reference/ecb/eurofxref-daily-a.xml");
        assumeTrue(Files.exists(sheet), "The sheet of the central bank is skipped: there is no file " + sheet);
        Outcome outcome = TestMapping.run(TestMapping.of(folder, ECB), Files.newInputStream(sheet));
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted).hasSize(30);
        assertThat(((FxRate) outcome.accepted.getFirst()).rate()).hasToString("1.1252");
    }

    @Test
    void every_digit_is_kept_and_zeros_at_the_end_do_not_matter() throws Exception {
        Outcome outcome = run("""
                {"code": "JPY", "side": "buy", "value": 163.123456789012345},
                {"code": "KRW", "side": "SELL", "value": "1740.860"},
                {"code": "VND", "value": 1E+3}""");
        assertThat(outcome.accepted)
                .extracting(record -> ((FxRate) record).type() + " "
                        + ((FxRate) record).rate().toPlainString())
                .containsExactly("BUY 163.123456789012345", "SELL 1740.86", "MID 1000");
        assertThat(run("{\"code\": \"GBP\", \"value\": 1.50}")
                        .accepted
                        .getFirst()
                        .contentHash())
                .isEqualTo(run("{\"code\": \"GBP\", \"value\": 1.5}")
                        .accepted
                        .getFirst()
                        .contentHash())
                .isNotEqualTo(run("{\"code\": \"GBP\", \"value\": 1.51}")
                        .accepted
                        .getFirst()
                        .contentHash());
    }

    @Test
    void what_is_no_rate_is_refused() throws Exception {
        assertThat(run("""
                        {"code": "USD", "value": 0},
                        {"code": "USD", "value": -1},
                        {"code": "USD", "value": 1e16},
                        {"code": "USD", "value": 0.0000000000000001},
                        {"code": "Dollar", "value": 1},
                        {"code": "XAU", "value": 1},
                        {"code": "EUR", "value": 1},
                        {"code": "usd", "side": "ask", "value": "one"}""").refused)
                .containsExactly(
                        "0 rate-not-positive rate",
                        "1 rate-not-positive rate",
                        "2 field-type rate",
                        "3 field-type rate",
                        "4 text-too-long quote",
                        "5 currency-unknown quote",
                        "6 currency-same quote",
                        "7 currency-unknown quote",
                        "7 field-type type",
                        "7 field-type rate");
    }

    private Outcome run(String rates) throws Exception {
        return TestMapping.run(TestMapping.of(folder, REST), "{\"base\": \"EUR\", \"rates\": [" + rates + "]}");
    }
}
