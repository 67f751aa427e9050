package io.milehub.mapping.function.trade;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The codes of ISO 4217 and the signs that stand for them; a sign that several currencies use says one only together
 * with a code. Signs are those of the Unicode CLDR and the abbreviations of the trade.
 */
final class CurrencyNames {
    private static final Map<String, Currency> BY_CODE = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));

    private static final String SIGNS = """
            € EUR; EURO EUR; EUROS EUR; £ GBP EGP GIP FKP SHP SYP SSP LBP; $ USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP
            US$ USD; $US USD; USD$ USD; CA$ CAD; C$ CAD; $CA CAD; CAN$ CAD; A$ AUD; AU$ AUD; $AU AUD; NZ$ NZD; $NZ NZD
            HK$ HKD; $HK HKD; S$ SGD; SG$ SGD; $SG SGD; NT$ TWD; MX$ MXN; R$ BRL; ¥ JPY CNY; ￥ JPY CNY; JP¥ JPY; CN¥ CNY
            円 JPY; 元 CNY; ₩ KRW; ￦ KRW; 원 KRW; ₹ INR; RS INR PKR LKR NPR MUR; RS. INR PKR LKR NPR MUR; ₽ RUB; РУБ. RUB
            ₺ TRY; TL TRY; ₪ ILS; ฿ THB; ₫ VND; ₴ UAH; ₸ KZT; ₱ PHP; RP IDR; RM MYR; ZŁ PLN; KČ CZK; FT HUF; LEI RON
            ГРН UAH; ГРН. UAH
            ЛВ. BGN; KR SEK NOK DKK ISK; KR. SEK NOK DKK ISK; SFR CHF; SFR. CHF; FR CHF; FR. CHF; R ZAR; DH AED MAD
            """;

    private static final Map<String, Set<String>> BY_SIGN = signs();

    private CurrencyNames() {}

    static @Nullable Currency ofCode(String code) {
        return BY_CODE.get(code);
    }

    /** The codes that a code or a sign may mean; none where it is neither. Capitals do not matter. */
    static Set<String> codes(String written) {
        if (BY_CODE.containsKey(written)) {
            return Set.of(written);
        }
        String upper = written.toUpperCase(Locale.ROOT);
        return BY_CODE.containsKey(upper) ? Set.of(upper) : BY_SIGN.getOrDefault(upper, Set.of());
    }

    private static Map<String, Set<String>> signs() {
        Map<String, Set<String>> signs = new HashMap<>();
        for (String line : SIGNS.split("[;\n]", -1)) {
            String[] parts = line.strip().split(" ", -1);
            Set<String> codes = new HashSet<>();
            for (int i = 1; i < parts.length; i++) {
                codes.add(parts[i]);
            }
            if (!codes.isEmpty()) {
                signs.put(parts[0], Set.copyOf(codes));
            }
        }
        return Map.copyOf(signs);
    }
}
