package io.milehub.mapping.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Makes long bodies of short ones: a piece of one is repeated for megabytes, with its digits counted up or as it is, so
 * that what must not be without a limit, depth, names, values, text around the records, is met with a great many.
 */
final class Swelling {
    private static final int BYTES_MAX = 9 * 1024 * 1024;
    private static final int PIECE_BYTES_MAX = 80;
    private static final String EDGES = "<>{}[],;:'\"\n\t+*~|=& ";

    private final List<byte[]> inputs;
    private final Random random;

    Swelling(List<byte[]> inputs, long seed) {
        this.inputs = inputs;
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] input = inputs.get(random.nextInt(inputs.size()));
        if (input.length < 2) {
            return input;
        }
        int from = edge(input, 1 + random.nextInt(input.length - 1));
        int to = edge(input, Math.min(input.length, from + 1 + random.nextInt(PIECE_BYTES_MAX)));
        boolean counted = random.nextBoolean();
        ByteArrayOutputStream made = new ByteArrayOutputStream(BYTES_MAX + 2 * PIECE_BYTES_MAX);
        made.write(input, 0, from);
        byte[] piece = piece(input, from, Math.max(to, from + 1), counted);
        for (int i = 0; made.size() < BYTES_MAX; i++) {
            if (counted) {
                count(made, piece, i);
            } else {
                made.writeBytes(piece);
            }
        }
        int rest = Math.min(input.length, Math.max(to, from + 1));
        made.write(input, rest, input.length - rest);
        return made.toByteArray();
    }

    /** Mostly a place at which a word of the format begins or ends, rather than its middle. */
    private int edge(byte[] input, int at) {
        if (random.nextInt(4) == 0) {
            return at;
        }
        int edge = at;
        while (edge < input.length && EDGES.indexOf(input[edge] & 0xff) < 0) {
            edge++;
        }
        return edge + (edge < input.length && random.nextBoolean() ? 1 : 0);
    }

    /** Without any digit, one is put where a name or value ends. */
    private byte[] piece(byte[] input, int from, int to, boolean counted) {
        String piece = new String(
                input,
                Math.min(from, input.length - 1),
                Math.min(to, input.length) - Math.min(from, input.length - 1),
                StandardCharsets.ISO_8859_1);
        boolean uncounted = counted && piece.chars().noneMatch(c -> c >= '0' && c <= '9');
        return (uncounted ? piece.replaceFirst("([A-Za-z_])", "$10") : piece).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void count(ByteArrayOutputStream into, byte[] piece, int number) {
        boolean inNumber = false;
        for (byte b : piece) {
            boolean digit = b >= '0' && b <= '9';
            if (!digit) {
                into.write(b);
            } else if (!inNumber) {
                into.writeBytes(Integer.toString(number).getBytes(StandardCharsets.ISO_8859_1));
            }
            inNumber = digit;
        }
    }
}
