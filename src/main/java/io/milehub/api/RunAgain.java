package io.milehub.api;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a call runs again under its key because its first run came to no end: its node died, or its answer was not
 * kept. What the call was to bring about may then stand already, by this call's own doing; that is its success, and not
 * the conflict that it would be for a new call.
 */
public final class RunAgain {
    private static final String ATTRIBUTE = RunAgain.class.getName();

    private RunAgain() {}

    static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    public static boolean is(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(ATTRIBUTE));
    }
}
