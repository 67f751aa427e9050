package io.milehub.mapping.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.RecordKind;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.file.MappingPlan.OnValue;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.language.FieldExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldMemoTest {
    private static final FieldExpression INPUT = element -> element.value().get("a");

    private final FieldMemo memo = new FieldMemo(List.of(INPUT), null);
    private int workedOut;

    @Test
    void what_comes_again_is_not_worked_out_again() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(read("colour " + i % 10)).isEqualTo("colour " + i % 10);
        }
        assertThat(workedOut).isEqualTo(FieldMemo.FIRST_RECORDS - 1 + 10);
        assertThat(memo.isGivenUp()).isFalse();
    }

    @Test
    void what_never_comes_again_is_soon_no_longer_looked_for() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(read("number " + i)).isEqualTo("number " + i);
        }
        assertThat(workedOut).isEqualTo(5_000);
        assertThat(memo.isGivenUp()).isTrue();
    }

    @Test
    void a_field_whose_values_cease_to_come_again_is_given_up_later() {
        for (int i = 0; i < 10_000; i++) {
            read("colour");
        }
        assertThat(memo.isGivenUp()).isFalse();
        for (int i = 0; i < 3 * FieldMemo.TRIAL_RECORDS; i++) {
            read("number " + i);
        }
        assertThat(memo.isGivenUp()).isTrue();
    }

    @Test
    void long_texts_are_held_up_to_the_bound_and_longer_ones_not_at_all() {
        String filler = "x".repeat(FieldMemo.CHARS_MAX / 10);
        for (int i = 0; i < 900; i++) {
            read(i % 100 + filler);
            assertThat(memo.charsHeld()).isLessThanOrEqualTo(FieldMemo.CHARS_MAX);
        }
        assertThat(memo.charsHeld()).isPositive();
        int held = memo.charsHeld();
        read("x".repeat(FieldMemo.CHARS_MAX + 1));
        assertThat(memo.charsHeld()).isEqualTo(held);
    }

    @Test
    void many_short_texts_take_no_more_than_its_places() {
        for (int i = 0; i < FieldMemo.TRIAL_RECORDS; i++) {
            read("%05d".formatted(i));
        }
        assertThat(memo.charsHeld()).isPositive().isLessThanOrEqualTo(5 * FieldMemo.PLACES);
    }

    @Test
    void a_list_that_has_grown_since_is_not_the_one_it_was() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode().add("a");
        FieldPlan size = field(
                element -> TextNode.valueOf(String.valueOf(INPUT.of(element).size())));
        for (int i = 0; i < 100; i++) {
            assertThat(read(size, list)).isEqualTo("1");
        }
        list.add("b");
        assertThat(read(size, list)).isEqualTo("2");
    }

    private @Nullable Object read(String text) {
        return read(
                field(element -> {
                    workedOut++;
                    return INPUT.of(element);
                }),
                TextNode.valueOf(text));
    }

    private @Nullable Object read(FieldPlan field, JsonNode value) {
        JsonNode record = JsonNodeFactory.instance.objectNode().set("a", value);
        JsonNode none = NullNode.instance;
        return memo.read(field, new Element(record, none, none, none, record, null));
    }

    private static FieldPlan field(FieldExpression expression) {
        KindDefinition item = KindDefinition.of(RecordKind.ITEM);
        int index = item.indexOf("sku");
        FieldDefinition sku = item.fields().get(index);
        FieldDefinition unbounded =
                new FieldDefinition(sku.name(), sku.type(), false, true, sku.missingCode(), 0, sku.says());
        return new FieldPlan("sku", index, null, unbounded, true, expression, OnValue.USUAL, ".a", 1);
    }
}
