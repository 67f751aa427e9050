/** What every call of the API shares: problems, limits, and the keys that make unsafe calls repeatable. */
@NullMarked
package io.milehub.api;

import org.jspecify.annotations.NullMarked;
