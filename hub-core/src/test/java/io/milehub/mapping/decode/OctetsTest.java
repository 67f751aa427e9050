package io.milehub.mapping.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OctetsTest {
    private static final int NONE = 256;

    @Test
    void runs_are_the_same_if_all_of_their_bytes_are() {
        Random random = new Random(10);
        for (int i = 0; i < 50_000; i++) {
            byte[] others = new byte[random.nextInt(40)];
            random.nextBytes(others);
            int at = random.nextInt(5);
            byte[] bytes = new byte[at + others.length + random.nextInt(5)];
            System.arraycopy(others, 0, bytes, at, others.length);
            if (others.length > 0 && random.nextBoolean()) {
                bytes[at + random.nextInt(others.length)] ^= (byte) (1 << random.nextInt(8));
            }
            boolean same = Arrays.equals(bytes, at, at + others.length, others, 0, others.length);
            assertThat(Octets.same(bytes, at, others, others.length)).isEqualTo(same);
        }
    }

    @Test
    void the_next_of_some_bytes_is_found_wherever_it_stands() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            int from = random.nextInt(bytes.length + 1);
            int end = from + random.nextInt(bytes.length - from + 1);
            int[] of = {';', random.nextBoolean() ? '"' : NONE, random.nextInt(128), 0};
            int next = from;
            while (next < end && !contains(of, bytes[next])) {
                next++;
            }
            assertThat(Octets.indexOf(bytes, from, end, of[0], of[1], of[2], of[3]))
                    .isEqualTo(next);
        }
        byte[] text = "plain text, \"quoted\"".getBytes(StandardCharsets.US_ASCII);
        assertThat(Octets.indexOf(text, 0, text.length, '"')).isEqualTo(12);
        assertThat(Octets.indexOf(text, 13, text.length, '"')).isEqualTo(19);
        assertThat(Octets.indexOf(text, 0, text.length, NONE)).isEqualTo(text.length);
    }

    private static boolean contains(int[] of, byte b) {
        return Arrays.stream(of).anyMatch(one -> one == b);
    }

    @Test
    void a_single_byte_beyond_ascii_is_seen() {
        byte[] bytes = "a text of ASCII alone".getBytes(StandardCharsets.US_ASCII);
        assertThat(Octets.isAscii(bytes, 0, bytes.length)).isTrue();
        for (int i = 0; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] = (byte) 0x80;
            assertThat(Octets.isAscii(other, 0, other.length)).isFalse();
            assertThat(Octets.isAscii(other, 0, i)).isTrue();
            assertThat(Octets.isAscii(other, i + 1, other.length)).isTrue();
        }
    }
}
