/** Reads a sample of a feed: how it is written, where its records stand, and which fields they have. */
@NullMarked
@NamedInterface("sample")
package io.milehub.mapping.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
