package io.milehub.mapping.decode.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.archive.ArchiveDecoder.Reading;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the members of one zip in their order. Names are compared with a pattern and never used as places. */
final class ZipMembers {
    private static final int MEMBERS_MAX = 1_000;
    private static final int BUFFER_BYTES = 8_192;

    private final @Nullable String pattern;
    private final boolean single;

    ZipMembers(@Nullable String pattern, boolean single) {
        this.pattern = pattern;
        this.single = single;
    }

    JsonNode read(InputStream body, Reading reading) throws DecodeRefused, IOException {
        PackedInput packed = new PackedInput(body, PackedInput.TAIL_BYTES);
        try (ZipInputStream zip = new ZipInputStream(packed)) {
            return read(zip, packed, reading);
        }
    }

    private JsonNode read(ZipInputStream zip, PackedInput packed, Reading reading) throws DecodeRefused, IOException {
        JsonNode document = NullNode.instance;
        int members = 0;
        int read = 0;
        for (ZipEntry member = next(zip); member != null; member = next(zip)) {
            if (++members > MEMBERS_MAX) {
                throw ArchiveDecoder.broken("The zip", "has more than " + MEMBERS_MAX + " members");
            }
            String what = "The member " + shown(member) + " of the zip";
            Unpacked unpacked = new Unpacked(zip, packed);
            if (isWanted(member)) {
                if (++read > 1 && single) {
                    throw ArchiveDecoder.broken("The zip", "has several members where `page` is read in one");
                }
                document = member(unpacked, what, reading);
            }
            passOver(unpacked, what);
        }
        drain(packed);
        String fault = ZipEnd.faultOf(packed.tail(), members);
        if (!fault.isEmpty()) {
            throw ArchiveDecoder.broken("The zip", fault);
        }
        if (read == 0) {
            throw ArchiveDecoder.broken(
                    "The zip", "has no member" + (pattern == null ? "" : " whose name matches " + pattern));
        }
        return document;
    }

    private static JsonNode member(Unpacked unpacked, String what, Reading reading) throws DecodeRefused, IOException {
        try {
            return ArchiveDecoder.unpacked(unpacked, what, reading);
        } catch (DecodeRefused refused) {
            throw refused.position().equals("archive")
                    ? refused
                    : new DecodeRefused(
                            what.replace("The member", "member") + ", " + refused.position(),
                            refused.what(),
                            refused.remedy());
        }
    }

    private static @Nullable ZipEntry next(ZipInputStream zip) throws DecodeRefused, IOException {
        try {
            return zip.getNextEntry();
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            String said = String.valueOf(broken.getMessage());
            throw ArchiveDecoder.broken(
                    "The zip", said.contains("encrypted") ? "is encrypted" : "cannot be read: " + said);
        }
    }

    /** To the end of a member, where its checksum is proven. */
    private static void passOver(Unpacked member, String what) throws DecodeRefused, IOException {
        try {
            drain(member);
        } catch (IOException failed) {
            String fault = member.fault();
            if (fault != null) {
                throw ArchiveDecoder.broken(what, "cannot be read: " + fault);
            }
            throw failed;
        }
    }

    private static void drain(InputStream rest) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int read = 0;
        while (read >= 0) {
            read = rest.read(buffer);
        }
    }

    /** Without a pattern, all but folders and what file managers leave behind. */
    private boolean isWanted(ZipEntry member) {
        String path = member.getName();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (member.isDirectory() || path.startsWith("__MACOSX/") || name.startsWith(".")) {
            return false;
        }
        return pattern == null || matches(pattern, pattern.contains("/") ? path : name);
    }

    /** Whether a name is a pattern's, in which a star is any text; in time that grows with the product of the two. */
    private static boolean matches(String pattern, String name) {
        boolean[] ends = new boolean[name.length() + 1];
        ends[0] = true;
        for (int i = 0; i < pattern.length(); i++) {
            boolean[] next = new boolean[name.length() + 1];
            boolean any = false;
            for (int j = 0; j <= name.length(); j++) {
                any |= ends[j];
                boolean same = j > 0 && ends[j - 1] && name.charAt(j - 1) == pattern.charAt(i);
                next[j] = pattern.charAt(i) == '*' ? any : same;
            }
            ends = next;
        }
        return ends[name.length()];
    }

    private static String shown(ZipEntry member) {
        String name = member.getName().replaceAll("\\p{Cntrl}", "?");
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }
}
