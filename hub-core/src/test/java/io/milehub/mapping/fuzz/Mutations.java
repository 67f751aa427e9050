package io.milehub.mapping.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Inputs made of others by chance, without looking at what they reach: for the build, where a few seconds must do. */
final class Mutations {
    private static final int CHANGES_MAX = 4;
    private static final int PIECE_BYTES_MAX = 64;

    private final List<byte[]> inputs;
    private final List<byte[]> tokens;
    private final Random random;

    Mutations(List<byte[]> inputs, List<String> tokens, long seed) {
        this.inputs = new ArrayList<>(inputs);
        this.tokens = tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] input = inputs.get(random.nextInt(inputs.size()));
        for (int changes = 1 + random.nextInt(CHANGES_MAX); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    /** The first byte, which says the way, may change like any other. */
    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int length = Math.min(1 + random.nextInt(PIECE_BYTES_MAX), input.length - at);
        byte[] piece = piece();
        return switch (random.nextInt(6)) {
            case 0 -> spliced(input, at, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(input, at, 0, input, at, length);
            case 2 -> spliced(input, at, length, new byte[0]);
            case 3 -> spliced(input, at, random.nextBoolean() ? 0 : length, piece);
            case 4 -> spliced(input, at, 0, tokens.get(random.nextInt(tokens.size())));
            default -> at == 0 ? input : spliced(input, 1, 0, input, at, length);
        };
    }

    /** Some bytes of any input. */
    private byte[] piece() {
        byte[] other = inputs.get(random.nextInt(inputs.size()));
        int from = random.nextInt(other.length);
        int length = Math.min(1 + random.nextInt(PIECE_BYTES_MAX), other.length - from);
        return spliced(new byte[0], 0, 0, other, from, length);
    }

    private static byte[] spliced(byte[] input, int at, int instead, byte[] with) {
        return spliced(input, at, instead, with, 0, with.length);
    }

    private static byte[] spliced(byte[] input, int at, int instead, byte[] with, int from, int length) {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        made.write(input, 0, at);
        made.write(with, from, length);
        made.write(input, at + instead, input.length - at - instead);
        return made.toByteArray();
    }
}
