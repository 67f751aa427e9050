package io.milehub.api.webhook;

import org.springframework.http.HttpStatus;

/** How a message fared. */
sealed interface WebhookAnswer {

    /** It is committed, now or before. */
    record Taken(long delivery, boolean duplicate) implements WebhookAnswer {}

    /** It is not, and sending it again unchanged will not help. */
    record Refused(HttpStatus status, String slug, String detail) implements WebhookAnswer {}
}
