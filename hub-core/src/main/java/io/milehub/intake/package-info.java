/** Owns what arrives: deliveries, runs, their stage and merge, quarantine, and what a feed knows between runs. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "canonical",
            "mapping",
            "mapping :: drift",
            "mapping :: interchange",
            "mapping :: trace",
            "mapping :: trial",
            "money",
            "outbox",
            "audit",
            "pace",
            "tenancy",
            "database"
        })
package io.milehub.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
