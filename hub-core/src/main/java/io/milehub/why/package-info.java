/**
 * Owns the answer to "why is this value here?": who told it, by which record and expression, what it replaced, and what
 * lost to it. It reads the tables of those whose values it explains, and writes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"intake :: lineage", "mapping :: trace", "money", "tenancy"})
package io.milehub.why;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
