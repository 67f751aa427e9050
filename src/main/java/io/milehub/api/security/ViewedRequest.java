package io.milehub.api.security;

import io.milehub.tenancy.Viewer;
import jakarta.servlet.ServletException;
import java.io.IOException;

/** Carries the two checked exceptions of a filter chain through the scope of a viewer. */
final class ViewedRequest {

    private ViewedRequest() {}

    /** Runs the rest of a request as a viewer, inside the viewer's tenant. */
    static void run(Viewer viewer, Rest rest) throws ServletException, IOException {
        try {
            viewer.<Boolean, Exception>as(() -> {
                rest.run();
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a filter chain throws nothing else", e);
        }
    }

    /** The rest of the filter chain. */
    @FunctionalInterface
    interface Rest {
        void run() throws ServletException, IOException;
    }
}
