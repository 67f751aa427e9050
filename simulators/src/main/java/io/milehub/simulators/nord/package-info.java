/** The boutique atelier-nord: CSV files by SFTP and sales on its own floor. */
@NullMarked
package io.milehub.simulators.nord;

import org.jspecify.annotations.NullMarked;
