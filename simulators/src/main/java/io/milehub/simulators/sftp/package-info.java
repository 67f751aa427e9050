/** The SFTP server by which suppliers without an HTTP address are reached. */
@NullMarked
package io.milehub.simulators.sftp;

import org.jspecify.annotations.NullMarked;
