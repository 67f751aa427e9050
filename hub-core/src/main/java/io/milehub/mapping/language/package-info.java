/** The closed expression language: what is allowed, where a mistake stands, and how an expression is run. */
@NullMarked
package io.milehub.mapping.language;

import org.jspecify.annotations.NullMarked;
