package io.milehub.connectors.transport;

import java.io.IOException;

/** A page or file is larger than a body may be; asking again would not make it smaller. */
public final class BodyTooLarge extends IOException {
    public BodyTooLarge(long bytesMax) {
        super("the body is larger than " + bytesMax + " bytes: ask for smaller pages, or raise body-bytes-max");
    }
}
