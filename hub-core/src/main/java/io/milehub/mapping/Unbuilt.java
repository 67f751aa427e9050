package io.milehub.mapping;

@SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
final class Unbuilt {
    private Unbuilt() {}

    static <T> T yet() {
        throw new UnsupportedOperationException("not built yet");
    }
}
