package io.milehub.intake.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever stores a body is never kept waiting by who reads it along. */
@Timeout(30)
class SecondReaderTest {
    @Test
    void it_reads_what_it_is_given_to_the_end() throws Exception {
        try (SecondReader<byte[]> reader = SecondReader.of(InputStream::readAllBytes)) {
            for (byte i = 0; i < 100; i++) {
                reader.give(new byte[] {i, i});
            }
            assertThat(reader.result()).hasSize(200).startsWith(0, 0, 1, 1).endsWith(99, 99);
        }
    }

    @Test
    void one_that_fails_at_once_takes_the_rest_all_the_same_and_says_why() {
        try (SecondReader<Integer> reader = SecondReader.of(body -> {
            throw new IOException("byte " + body.read() + " is none of ours");
        })) {
            for (byte i = 7; i < 100; i++) {
                reader.give(new byte[] {i});
            }
            assertThatThrownBy(reader::result)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("byte 7 is none of ours");
        }
    }

    @Test
    void one_that_reads_nothing_holds_nobody_up() throws Exception {
        try (SecondReader<String> reader = SecondReader.of(body -> "unread")) {
            for (int i = 0; i < 100; i++) {
                reader.give(new byte[10]);
            }
            assertThat(reader.result()).isEqualTo("unread");
        }
    }
}
