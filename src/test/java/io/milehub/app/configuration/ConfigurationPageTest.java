package io.milehub.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Pattern KEY = Pattern.compile("^\\| `(milehub\\.[^`]+)` \\|", Pattern.MULTILINE);

    @Test
    void the_page_lists_exactly_the_keys_that_the_records_have() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("milehub.root"), "docs/configuration.md"));
        Set<String> documented = new TreeSet<>();
        KEY.matcher(page).results().forEach(key -> documented.add(key.group(1)));
        Set<String> known = new TreeSet<>();
        collect("milehub", MilehubProperties.class, known);
        assertThat(documented).isEqualTo(known);
    }

    private static void collect(String prefix, Class<?> type, Set<String> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + "."
                    + component
                            .getName()
                            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                            .toLowerCase(Locale.ROOT);
            collect(key, component.getGenericType(), component.getType(), keys);
        }
    }

    private static void collect(String key, Type generic, Class<?> type, Set<String> keys) {
        if (type.isRecord()) {
            collect(key, type, keys);
        } else if (generic instanceof ParameterizedType container) {
            Type[] arguments = container.getActualTypeArguments();
            Type element = arguments[arguments.length - 1];
            boolean map = arguments.length == 2;
            if (element instanceof ParameterizedType inner) {
                collect(key + ".<name>", inner, (Class<?>) inner.getRawType(), keys);
            } else if (((Class<?>) element).isRecord()) {
                collect(key + (map ? ".<name>" : "[]"), (Class<?>) element, keys);
            } else {
                keys.add(map ? key + ".<name>" : key);
            }
        } else {
            keys.add(key);
        }
    }
}
