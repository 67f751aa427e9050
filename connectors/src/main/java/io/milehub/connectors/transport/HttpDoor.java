package io.milehub.connectors.transport;

import io.milehub.connectors.ConnectorLimits;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.spi.annotations.Component;

/**
 * HTTP as every route has it, whatever its address says: no redirects (a redirect would carry credentials to another
 * host), no retries of the client's own (ours count), no cookies (they would be shared between tenants), bounded waits
 * and bodies.
 */
@Component("http,https") // where Camel looks for the setters of its options
public final class HttpDoor extends HttpComponent {
    public HttpDoor(ConnectorLimits limits) {
        setConnectTimeout(limits.wire().connectTimeout().toMillis());
        setConnectionRequestTimeout(limits.wire().connectTimeout().toMillis());
        setSoTimeout(limits.wire().readTimeout().toMillis());
        setResponseTimeout(limits.wire().readTimeout().toMillis());
        setRedirectHandlingDisabled(true);
        setFollowRedirects(false);
        setAutomaticRetriesDisabled(true);
        setCookieManagementDisabled(true);
        setAllowJavaSerializedObject(false);
        setCopyHeaders(false);
        setHeaderFilterStrategy(new HeaderDoor());
        setUserAgent("Milehub");
        ResponseLimit limit =
                new ResponseLimit(limits.pages().bodyBytesMax(), limits.wire().errorBodyBytesMax());
        setHttpClientConfigurer(builder -> builder.addExecInterceptorFirst("milehub-response-limit", limit)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement());
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Endpoint endpoint = super.createEndpoint(uri, remaining, parameters);
        if (endpoint instanceof HttpEndpoint http) {
            http.setDisableStreamCache(true);
            http.setThrowExceptionOnFailure(true);
            http.setFollowRedirects(false);
            http.setTransferException(false);
        }
        return endpoint;
    }
}
