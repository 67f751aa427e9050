/**
 * Owns the PostgreSQL server that the hub brings along: its programs, its folder, its life and its roles.
 *
 * <p>Why we drive the programs ourselves stands in {@code docs/decisions/0005-embedded-postgres.md}.
 */
@NamedInterface("embedded")
@NullMarked
package io.milehub.database.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
