package io.milehub.mapping.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.mapping.TestMapping;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
    private static final String STOCK = """
            record: stock
            mode: snapshot
            format: json
            each: .items[]
            fields: { sku: .sku, quantity: .quantity }
            skip: .gone
            """;

    @TempDir
    private Path folder;

    @Test
    void every_record_of_every_page_is_counted_once_and_the_first_are_kept() throws Exception {
        Trial trial = new Trial(TestMapping.of(folder, STOCK), new TrialLimits(2, 1, 20));
        trial.page("one", body("""
                {"items": [{"sku": "A", "quantity": 1}, {"sku": "B", "quantity": -1}, {"quantity": "x"}]}"""));
        trial.page("two", body("""
                {"items": [{"gone": true}, {"sku": "C", "quantity": 1}, {"sku": "D", "quantity": 1}]}"""));
        TrialResult result = trial.result();
        assertThat(result.accepted()).isEqualTo(3);
        assertThat(result.refused()).isEqualTo(2);
        assertThat(result.skipped()).isEqualTo(1);
        assertThat(result.rows())
                .extracting(TrialResult.Row::at)
                .containsExactly(new TrialResult.At(0, 0), new TrialResult.At(1, 1));
        assertThat(result.refusals()).hasSize(1);
        assertThat(result.refusals().getFirst().raw()).isEqualTo("{\"sku\":\"B\",\"quantity…");
        assertThat(result.reasons())
                .containsOnlyKeys("stock-negative quantity", "sku-missing sku", "field-type quantity");
        assertThat(result.skippedAt()).containsExactly(new TrialResult.At(1, 0));
        assertThat(result.isRead()).isTrue();
    }

    @Test
    void a_body_that_is_refused_as_a_whole_is_part_of_the_result_with_its_position() throws Exception {
        Trial trial = new Trial(TestMapping.of(folder, STOCK), TrialLimits.USUAL);
        trial.page("cut", body("{\"items\": [{\"sku\": \"A\""));
        TrialResult result = trial.result();
        assertThat(result.isRead()).isFalse();
        JsonNode json = new ObjectMapper().readTree(TrialJson.of(result));
        assertThat(json.at("/pages/0/refused/position").asText()).startsWith("line 1, column 2");
        assertThat(json.at("/pages/0/refused/remedy").asText()).isNotBlank();
    }

    @Test
    void the_document_for_programs_says_all_of_it() throws Exception {
        Trial trial = new Trial(TestMapping.of(folder, STOCK), TrialLimits.USUAL);
        trial.page("one", body("""
                {"items": [{"sku": "A", "quantity": 1, "colour": "red"}, {"sku": "B", "quantity": -1}]}"""));
        JsonNode json = new ObjectMapper().readTree(TrialJson.of(trial.result()));
        assertThat(json.at("/mapping/record").asText()).isEqualTo("stock");
        assertThat(json.at("/accepted").asInt()).isEqualTo(1);
        assertThat(json.at("/records/0/record/quantity").asInt()).isEqualTo(1);
        assertThat(json.at("/refusals/0/reasons/0/code").asText()).isEqualTo("stock-negative");
        assertThat(json.at("/refusals/0/reasons/0/remedy").asText()).isNotBlank();
        assertThat(json.at("/ignored/0/path").asText()).isEqualTo(".colour");
        assertThat(json.at("/ignored/0/example").asText()).isEqualTo("red");
        assertThat(json.at("/neverThere/0/path").asText()).isEqualTo(".gone");
        assertThat(json.at("/neverThere/0/uses/0").asText()).isEqualTo("skip");
    }

    @Test
    void a_long_body_is_read_as_a_stream() throws Exception {
        Trial trial = new Trial(TestMapping.of(folder, STOCK), TrialLimits.USUAL);
        String items = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"sku\": \"A" + i + "\", \"quantity\": " + i + "}")
                .collect(Collectors.joining(","));
        trial.page("long", body("{\"items\": [" + items + "]}"));
        assertThat(trial.result().accepted()).isEqualTo(20_000);
        assertThat(trial.result().rows()).hasSize(20);
        assertThat(trial.result().drift().looked())
                .as("a trial looks at every record")
                .isEqualTo(20_000);
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
