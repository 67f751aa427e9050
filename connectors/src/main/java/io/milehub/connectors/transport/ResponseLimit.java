package io.milehub.connectors.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Bounds what is read of an answer. A body that is too long, or that is let go of before its end, closes its
 * connection: the client's own way, to read on to the end so that the connection can be used again, has no bound.
 */
final class ResponseLimit implements ExecChainHandler {
    private final long bodyBytesMax;
    private final int errorBodyBytesMax;

    ResponseLimit(long bodyBytesMax, int errorBodyBytesMax) {
        this.bodyBytesMax = bodyBytesMax;
        this.errorBodyBytesMax = errorBodyBytesMax;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new Bounded(entity, response.getCode() >= 300, scope));
        }
        return response;
    }

    private final class Bounded extends HttpEntityWrapper {
        private final boolean error;
        private final ExecChain.Scope scope;

        Bounded(HttpEntity entity, boolean error, ExecChain.Scope scope) {
            super(entity);
            this.error = error;
            this.scope = scope;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new BoundedStream(super.getContent(), error, scope);
        }
    }

    private final class BoundedStream extends FilterInputStream {
        private final boolean error;
        private final ExecChain.Scope scope;
        private long left;
        private boolean ended;

        BoundedStream(InputStream in, boolean error, ExecChain.Scope scope) {
            super(in);
            this.error = error;
            this.scope = scope;
            this.left = error ? errorBodyBytesMax : bodyBytesMax;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (ended || length == 0) {
                return ended ? -1 : 0;
            }
            int read = super.read(bytes, offset, length);
            if (read < 0) {
                ended = true;
                return -1;
            }
            if (read <= left) {
                left -= read;
                return read;
            }
            scope.execRuntime.discardEndpoint();
            ended = true;
            if (!error) {
                throw new BodyTooLarge(bodyBytesMax);
            }
            return left == 0 ? -1 : (int) left;
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                ended = true;
                scope.execRuntime.discardEndpoint();
            }
        }
    }
}
