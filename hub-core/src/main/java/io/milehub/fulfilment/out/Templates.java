package io.milehub.fulfilment.out;

import io.milehub.intake.FeedKey;
import io.milehub.mapping.write.EdiTemplate;
import java.util.Optional;

/** The templates that are in force; filled by the application. */
@FunctionalInterface
public interface Templates {
    Optional<EdiTemplate> template(FeedKey feed);

    /** Throws where the file is missing, which the check of the routes tells before any is started. */
    static EdiTemplate need(Templates templates, FeedKey feed) {
        return templates
                .template(feed)
                .orElseThrow(() -> new IllegalStateException(
                        "there is no template mappings/" + feed + ".write.yaml; add it, and restart"));
    }
}
