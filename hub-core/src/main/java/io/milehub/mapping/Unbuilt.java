package io.milehub.mapping;

final class Unbuilt {
    private Unbuilt() {}

    static <T> T yet() {
        throw new UnsupportedOperationException("not built yet");
    }
}
