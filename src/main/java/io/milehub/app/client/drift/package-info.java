/** Owns the commands that show how feeds and their mappings grow apart. */
@NullMarked
package io.milehub.app.client.drift;

import org.jspecify.annotations.NullMarked;
