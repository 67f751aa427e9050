package io.milehub.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenancyTest {

    private static final TenantId ONE = new TenantId(1);

    @Test
    void a_tenant_holds_inside_the_block_only() {
        assertThat(Tenancy.in(ONE, Tenancy::current)).isEqualTo(ONE);
        assertThat(Tenancy.isSet()).isFalse();
        assertThatThrownBy(Tenancy::current).isInstanceOf(TenantUnset.class).hasMessageStartingWith("tenant-unset: ");
    }

    @Test
    void an_exception_of_the_work_comes_out_as_it_is() {
        assertThatThrownBy(() -> Tenancy.in(ONE, () -> {
                    throw new IOException("the supplier hung up");
                }))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_viewer_brings_its_tenant() {
        var viewer = new Viewer(ONE, 7L, "gold", Set.of("catalogue"));
        viewer.as(() -> {
            assertThat(Viewer.current()).isEqualTo(viewer);
            assertThat(Tenancy.current()).isEqualTo(ONE);
            assertThat(Viewer.current().may("catalogue")).isTrue();
            assertThat(Viewer.current().may("admin")).isFalse();
        });
        assertThat(viewer.as(() -> Viewer.current().memberId())).isEqualTo(7L);
        assertThatThrownBy(Viewer::current).isInstanceOf(TenantUnset.class);
    }

    @Test
    void a_tenant_id_is_greater_than_zero() {
        assertThatThrownBy(() -> new TenantId(0)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new TenantId(-1)).hasMessageContaining("not -1");
    }
}
