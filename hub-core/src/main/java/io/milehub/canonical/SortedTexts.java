package io.milehub.canonical;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Copies of text maps that iterate in key order, so that a hash over them does not depend on who built them. */
final class SortedTexts {
    private SortedTexts() {}

    static Map<String, String> copy(Map<String, String> texts) {
        return texts.size() < 2 ? Map.copyOf(texts) : Collections.unmodifiableMap(new TreeMap<>(texts));
    }
}
