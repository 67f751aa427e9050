package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.connector.RouteText.Transport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a feed is fetched. */
final class FetchOptions {
    @Option(names = "--transport", paramLabel = "HOW", description = "http, sftp or webhook (default: http)")
    private @Nullable String transport;

    @Option(names = "--path", paramLabel = "PATH", description = "path of the address, or of the file on the server")
    private @Nullable String path;

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            defaultValue = "",
            description = "asked with every page: limit=200")
    private String query = "";

    @Option(
            names = "--cursor",
            paramLabel = "NAME",
            defaultValue = "cursor",
            description = "query parameter that asks for a further page, where pages name their next (default: cursor)")
    private String cursor = "";

    @Option(
            names = "--header",
            paramLabel = "NAME",
            defaultValue = "",
            description = "header that carries the setting `token`")
    private String header = "";

    @Option(names = "--every", paramLabel = "TIME", defaultValue = "15m", description = "how often (default: 15m)")
    private String every = "";

    ConnectorOptions read(String source, String feed, Path sample, Questions questions) {
        Transport how = questions.answer(
                transport, "--transport", "transport: http, sftp or webhook", "http", RouteText::transport);
        String usual = String.valueOf(sample.getFileName());
        String where = how == Transport.WEBHOOK
                ? ""
                : questions.answer(
                        path,
                        "--path",
                        how == Transport.HTTP ? "path of its address, behind the base URL" : "path on the server",
                        usual,
                        FetchOptions::path);
        if (!header.matches("[A-Za-z0-9-]*")) {
            throw new CommandRefused("--header is the name of a header alone, such as X-Token, not '" + header + "'");
        }
        return new ConnectorOptions(source, feed, how, where, query, cursor, header, every);
    }

    /** Quotes and braces mean something to route files. */
    private static String path(String written) {
        if (!written.matches("[^\"'{}\\\\\\p{Cntrl}]+")) {
            throw new CommandRefused("--path has no quotes, braces and backslashes: '" + written + "'");
        }
        return written;
    }
}
