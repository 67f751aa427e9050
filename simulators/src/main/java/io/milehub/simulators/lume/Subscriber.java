package io.milehub.simulators.lume;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.util.regex.Pattern;

/** Who receives webhooks, and the key that they are signed with. */
public record Subscriber(URI url, Webhook signer) {

    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{16,}={0,2}");

    /**
     * Reads {@code URL|SECRET}.
     *
     * @throws IllegalArgumentException with a sentence for the command line
     */
    public static Subscriber parse(String text) {
        int bar = text.lastIndexOf('|');
        if (bar < 0 || !SECRET.matcher(text.substring(bar + 1)).matches()) {
            throw new IllegalArgumentException(
                    "A subscriber is 'URL|SECRET' with a secret of the form whsec_<base64>, in quotes for the shell.");
        }
        URI url = URI.create(text.substring(0, bar));
        if (url.getHost() == null || !String.valueOf(url.getScheme()).startsWith("http")) {
            throw new IllegalArgumentException("The subscriber's URL must be absolute http or https: " + url);
        }
        return new Subscriber(url, new Webhook(text.substring(bar + 1)));
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }
}
