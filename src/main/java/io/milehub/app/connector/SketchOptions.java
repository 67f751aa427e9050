package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.connector.RouteText.Transport;
import io.milehub.canonical.RecordKind;
import io.milehub.mapping.sketch.Wishes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What no sample shows. */
final class SketchOptions {
    @Option(names = "--brand", paramLabel = "NAME", description = "where every piece is of one brand")
    private @Nullable String brand;

    @Option(names = "--currency", paramLabel = "CODE", description = "where the sample does not say it: EUR")
    private @Nullable String currency;

    @Option(names = "--tax", paramLabel = "TAX", description = "INC(IT) with Italian VAT, EXC without any")
    private @Nullable String tax;

    @Option(names = "--scale", paramLabel = "SCALE", description = "of sizes that do not name theirs: IT, FR, SHOE_EU")
    private @Nullable String scale;

    @Option(names = "--language", paramLabel = "CODE", defaultValue = "en", description = "of texts (default: en)")
    private String language = "en";

    @Option(
            names = "--each",
            paramLabel = "PATH",
            description = "where the records stand, if it is not found: .items[]")
    private @Nullable String each;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "snapshot or delta (default: snapshot; delta for webhooks)")
    private @Nullable String mode;

    Wishes read(RecordKind kind, ConnectorOptions options, Questions questions) {
        boolean prices = kind != RecordKind.STOCK;
        String known = prices
                ? questions.answer(tax, "--tax", "tax in its prices, INC(IT) or EXC, nothing if unknown", "")
                : "";
        if (!known.isEmpty() && !known.matches("INC\\([A-Z]{2}\\)|EXC")) {
            throw new CommandRefused("--tax is INC(IT), with the country's code, or EXC, not '" + known + "'");
        }
        String usual = options.transport() == Transport.WEBHOOK ? "delta" : "snapshot";
        String written = mode == null ? usual : mode;
        if (!written.equals("snapshot") && !written.equals("delta")) {
            throw new CommandRefused("--mode is snapshot or delta, not '" + written + "'");
        }
        if (!language.matches("[a-z]{2}")) {
            throw new CommandRefused("--language is an ISO 639-1 code such as en, not '" + language + "'");
        }
        return new Wishes(
                kind, brand, currency, known.isEmpty() ? null : known, scale, language, each, written.equals("delta"));
    }
}
