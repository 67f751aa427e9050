package io.milehub.connectors.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.connectors.ConnectorLimits;
import io.milehub.connectors.transport.BodyTooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static final ConnectorLimits.Pages TEN_BYTES = new ConnectorLimits.Pages(1, 10, Duration.ofMinutes(1));

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    @Test
    void keeps_a_body_up_to_the_limit() throws IOException {
        try (Spool spool = Spool.of(bytes(10), 10L, TEN_BYTES);
                InputStream body = spool.open()) {
            assertThat(spool.sizeBytes()).isEqualTo(10);
            assertThat(body.readAllBytes()).hasSize(10);
        }
    }

    @Test
    void refuses_a_body_over_the_limit() {
        assertThatThrownBy(() -> Spool.of(bytes(11), null, TEN_BYTES)).isInstanceOf(BodyTooLarge.class);
    }

    @Test
    void refuses_a_body_that_is_shorter_or_longer_than_announced() {
        assertThatThrownBy(() -> Spool.of(bytes(9), 10L, TEN_BYTES)).hasMessageContaining("announced with 10 bytes");
        assertThatThrownBy(() -> Spool.of(bytes(9), 8L, TEN_BYTES)).hasMessageContaining("still being written");
    }

    @Test
    void gives_up_on_a_body_that_takes_too_long() {
        ConnectorLimits.Pages noTime = new ConnectorLimits.Pages(1, 10, Duration.ZERO);
        assertThatThrownBy(() -> Spool.of(bytes(9), null, noTime)).hasMessageContaining("body-time-max");
    }
}
