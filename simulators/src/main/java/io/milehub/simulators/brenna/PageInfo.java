package io.milehub.simulators.brenna;

import io.milehub.simulators.http.CallRefused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where a page begins; opaque to the reader, and sealed so that none can be made up.
 *
 * @param filters what the first page was asked for beside its limit; a later page may not say it again
 * @param after how many records come before
 */
record PageInfo(String feed, String filters, int after) {

    String text() {
        String plain = feed + "|" + filters + "|" + after;
        String sealed = plain + "|" + seal(plain);
        return Base64.getUrlEncoder().encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    }

    static PageInfo read(String feed, String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("\\|", -1);
            if (parts.length == 4 && parts[0].equals(feed)) {
                PageInfo info = new PageInfo(feed, parts[1], Integer.parseInt(parts[2]));
                if (info.text().equals(text)) {
                    return info;
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw unknown();
        }
        throw unknown();
    }

    private static CallRefused unknown() {
        return new CallRefused(400, "Invalid value.", "page_info is none of ours.");
    }

    private static String seal(String plain) {
        CRC32 crc = new CRC32();
        crc.update(plain.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
