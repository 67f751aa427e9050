package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.connector.RouteText.Transport;
import io.milehub.canonical.RecordKind;
import io.milehub.canonical.SizeScale;
import io.milehub.mapping.sketch.Sketch;
import io.milehub.mapping.sketch.Wishes;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
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
        boolean prices = kind == RecordKind.ITEM || kind == RecordKind.PRICE;
        String known = prices
                ? questions.answer(
                        tax, "--tax", "tax in its prices: INC(IT), EXC, or none if unknown", "", SketchOptions::tax)
                : "";
        boolean delta = options.transport() == Transport.WEBHOOK || !kind.canBeToldWhole();
        String written = mode == null ? (delta ? "delta" : "snapshot") : mode;
        if (!written.equals("snapshot") && !written.equals("delta")) {
            throw new CommandRefused("--mode is snapshot or delta, not '" + written + "'");
        }
        if (!language.matches("[a-z]{2}")) {
            throw new CommandRefused("--language is an ISO 639-1 code such as en, not '" + language + "'");
        }
        String sizes = scale == null ? null : scale(scale);
        String code = currency == null ? null : currency(currency);
        return new Wishes(
                kind, brand, code, known.isEmpty() ? null : known, sizes, language, each, written.equals("delta"));
    }

    /** What a first sketch left open and one word settles; elsewhere than on a terminal it stays open. */
    Wishes further(Wishes wishes, Sketch sketch, Questions questions) {
        if (!questions.isAsking()) {
            return wishes;
        }
        String house = sketch.missing().containsKey("product.brand")
                ? questions.answer(null, "--brand", "brand, where every piece is of one", "", answer -> answer)
                : "";
        String open = sketch.open().getOrDefault("price.rrp", sketch.open().getOrDefault("price.amount", ""));
        String code = open.contains("--currency")
                ? questions.answer(
                        null, "--currency", "currency of its prices, such as EUR", "", SketchOptions::currency)
                : "";
        String sizes = sketch.open().getOrDefault("size", "").contains("--scale")
                ? questions.answer(
                        null, "--scale", "scale of its sizes, such as IT, FR, US or SHOE_EU", "", SketchOptions::scale)
                : "";
        return new Wishes(
                wishes.kind(),
                house.isEmpty() ? wishes.brand() : house,
                code.isEmpty() ? wishes.currency() : code,
                wishes.tax(),
                sizes.isEmpty() ? wishes.scale() : sizes,
                wishes.language(),
                wishes.each(),
                wishes.delta());
    }

    private static String tax(String answer) {
        String written = answer.equalsIgnoreCase("none") ? "" : answer.replace(" ", "");
        boolean country = written.matches("INC\\([A-Z]{2}\\)")
                && Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(written.substring(4, 6));
        if (!written.isEmpty() && !country && !written.equals("EXC")) {
            throw new CommandRefused("--tax is INC(IT), with the country's code, or EXC, not '" + answer + "'");
        }
        return written;
    }

    private static String scale(String answer) {
        List<String> known = Arrays.stream(SizeScale.values()).map(Enum::name).toList();
        if (!known.contains(answer) && !answer.isEmpty()) {
            throw new CommandRefused("--scale is one of " + String.join(", ", known) + ", not '" + answer + "'");
        }
        return answer;
    }

    private static String currency(String answer) {
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(answer));
        if (!known && !answer.isEmpty()) {
            throw new CommandRefused("--currency is a code of ISO 4217 such as EUR, not '" + answer + "'");
        }
        return answer;
    }
}
