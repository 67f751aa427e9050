/** Reads what the simulators publish by the rules of docs/simulators.md, knowing nothing of how it was made. */
@NullMarked
package io.milehub.simulators.judge;

import org.jspecify.annotations.NullMarked;
