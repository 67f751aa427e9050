package io.milehub.connectors.routes;

import io.milehub.connectors.Subscription;
import io.milehub.connectors.routes.RouteFile.SettingUse;
import io.milehub.connectors.routes.RouteProblem.Severity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a subscriber's settings fit the route files that read them. A problem names the setting, never its value. */
public final class SettingRules {
    private SettingRules() {}

    /** What keeps the file from running for the subscriber, at the places that read the setting. */
    public static List<RouteProblem> check(RouteFile file, Subscription subscription) {
        List<RouteProblem> problems = new ArrayList<>();
        for (SettingUse use : file.settings()) {
            String value = subscription.settings().get(use.name());
            String wrong = value == null ? "is missing" : wrong(value, use.address());
            if (wrong != null) {
                problems.add(new RouteProblem(
                        Severity.ERROR,
                        file.path(),
                        use.line(),
                        use.column(),
                        "The setting '" + use.name() + "' of " + subscription.tenantName() + "'s source "
                                + subscription.source() + " " + wrong + ".",
                        "Set milehub.tenants[].sources." + subscription.source() + ".settings." + use.name() + "."));
            }
        }
        return problems;
    }

    private static @Nullable String wrong(String value, boolean address) {
        boolean unfit = value.chars().anyMatch(Character::isISOControl)
                || value.contains("{{")
                || value.contains("${")
                || value.contains(")&");
        if (unfit) {
            return "holds a control character, '{{', '${' or ')&', which no address can carry";
        }
        return address ? wrongAddress(value) : null;
    }

    private static @Nullable String wrongAddress(String value) {
        try {
            URI uri = URI.create(value);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !value.endsWith("/");
            return http && plain
                    ? null
                    : "is no plain address: http(s)://host[:port][/path], without user, query or '/' at its end";
        } catch (IllegalArgumentException e) {
            return "is no address";
        }
    }
}
