/** Owns the command line: what each command of {@code ./hub} asks for, prints and ends with. */
@NullMarked
package io.milehub.app.command;

import org.jspecify.annotations.NullMarked;
