/** Owns what an operator may set: every `milehub.*` key, its unit, its default and its check. */
@NullMarked
package io.milehub.app.configuration;

import org.jspecify.annotations.NullMarked;
