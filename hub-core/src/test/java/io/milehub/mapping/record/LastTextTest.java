package io.milehub.mapping.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.RecordKind;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.file.MappingPlan.OnValue;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.language.FieldExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LastTextTest {
    private static final FieldExpression PATH = element -> element.value().get("a");
    private static final TextNode FRONT = TextNode.valueOf("https://house.example/front.jpg");
    private static final TextNode BACK = TextNode.valueOf("https://house.example/back.jpg");

    private final LastText last = new LastText(PATH);

    @Test
    void a_list_of_the_same_values_is_not_checked_again() {
        Object first = read(list(FRONT, BACK));
        assertThat(first).isEqualTo(List.of(FRONT.textValue(), BACK.textValue()));
        assertThat(read(list(FRONT, BACK))).isSameAs(first);
    }

    @Test
    void a_list_of_others_or_in_another_order_or_of_less_is_another_one() {
        read(list(FRONT, BACK));
        assertThat(read(list(BACK, FRONT))).isEqualTo(List.of(BACK.textValue(), FRONT.textValue()));
        assertThat(read(list(BACK))).isEqualTo(List.of(BACK.textValue()));
        assertThat(read(list())).isEqualTo(List.of());
        assertThat(read(BACK)).isEqualTo(List.of(BACK.textValue()));
        assertThat(read(list(BACK, BACK))).isEqualTo(List.of(BACK.textValue(), BACK.textValue()));
        assertThat(read(NullNode.instance)).isNull();
        assertThat(read(list(BACK, BACK))).isEqualTo(List.of(BACK.textValue(), BACK.textValue()));
    }

    @Test
    void a_list_that_has_grown_since_is_not_the_one_it_was() {
        ArrayNode list = list(FRONT);
        read(list);
        list.add(BACK);
        assertThat(read(list)).isEqualTo(List.of(FRONT.textValue(), BACK.textValue()));
    }

    @Test
    void a_list_with_a_bad_value_is_refused_each_time() {
        read(list(FRONT));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> read(list(FRONT, TextNode.valueOf("no address"))))
                    .isInstanceOf(FieldRefused.class);
        }
        assertThat(read(list(FRONT))).isEqualTo(List.of(FRONT.textValue()));
    }

    private static ArrayNode list(JsonNode... values) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.of(values));
    }

    private @Nullable Object read(JsonNode value) {
        KindDefinition item = KindDefinition.of(RecordKind.ITEM);
        int index = item.indexOf("images");
        FieldPlan images =
                new FieldPlan("images", index, null, item.fields().get(index), false, PATH, OnValue.USUAL, ".a", 1);
        JsonNode none = NullNode.instance;
        JsonNode record = JsonNodeFactory.instance.objectNode().set("a", value);
        return last.read(images, new Element(record, none, none, none, record, null));
    }
}
