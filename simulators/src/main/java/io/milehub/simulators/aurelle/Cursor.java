package io.milehub.simulators.aurelle;

import io.milehub.simulators.http.CallRefused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where a pull goes on; opaque to the reader, and bound to a feed and a version.
 *
 * @param offset how many records came before
 */
record Cursor(String feed, int version, int offset) {

    String text() {
        String plain = feed + "." + version + "." + offset;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((plain + "." + seal(plain)).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String feed, String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("\\.", -1);
            if (parts.length == 4 && parts[0].equals(feed)) {
                Cursor cursor = new Cursor(feed, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                if (cursor.text().equals(text)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    static CallRefused unknown(String text) {
        return new CallRefused(
                400,
                "unknown-cursor",
                "The cursor '" + text + "' is none of ours or too old; begin again without one.");
    }

    private static String seal(String plain) {
        CRC32 crc = new CRC32();
        crc.update(plain.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
