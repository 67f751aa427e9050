package io.milehub.mapping.decode.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.mapping.Chunks;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.RecordPath;
import io.milehub.mapping.decode.json.JsonDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ArchiveDecoderTest {
    private static final String ONE = "[{\"id\":1},{\"id\":2}]";
    private static final String TWO = "[{\"id\":3}]";

    @Test
    void a_packed_body_reads_as_the_plain_one_however_it_is_cut_into_reads() throws Exception {
        byte[] twoMembers = join(gzip("[{\"id\":1},"), gzip("{\"id\":2}]"));
        for (byte[] body : List.of(ONE.getBytes(UTF_8), gzip(ONE), twoMembers, zip(Map.of("a.json", ONE)))) {
            for (int chunk : new int[] {1, 2, 7, 100_000}) {
                assertThat(read(body, chunk, null)).containsExactly("1", "2");
            }
        }
    }

    @Test
    void the_members_of_a_zip_are_read_in_their_order_as_far_as_they_are_wanted() throws Exception {
        Map<String, String> members = new TreeMap<>(
                Map.of("a/one.json", ONE, "b/two.json", TWO, "readme.txt", "no json", "__MACOSX/._x.json", "no json"));
        assertThat(read(zip(members), 1_000, "*.json")).containsExactly("1", "2", "3");
        assertThat(read(zip(members), 1_000, "b/*")).containsExactly("3");
        refused(zip(members), null, "member readme.txt of the zip, line 1");
        refused(zip(members), "*.csv", "no member whose name matches *.csv");
        refused(zip(Map.of()), null, "no member");
    }

    @Test
    void where_a_page_is_read_there_is_one_member() {
        Map<String, String> members = new TreeMap<>(Map.of("a", ONE, "b", TWO));
        assertThatThrownBy(() -> new ArchiveDecoder(new JsonDecoder(RecordPath.parse(".[]")), null, true)
                        .page(new ByteArrayInputStream(zip(members))))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("several members");
    }

    @Test
    void an_archive_is_refused_wherever_it_is_cut_off() throws Exception {
        for (byte[] body : List.of(gzip(ONE), zip(new TreeMap<>(Map.of("a", ONE, "b", TWO))))) {
            for (int length = 4; length < body.length; length++) {
                refused(Arrays.copyOf(body, length), null, "");
            }
        }
    }

    @Test
    void a_wrong_checksum_is_refused() throws Exception {
        byte[] body = gzip(ONE);
        body[body.length - 8] ^= 1;
        refused(body, null, "cannot be read");
    }

    /** RFC 1952, section 2.2: a file is a series of members, and nothing stands between, before or after them. */
    @Test
    void a_second_member_that_is_spoilt_is_not_taken_for_the_end() throws Exception {
        byte[] first = gzip(ONE);
        byte[] second = gzip(" ");
        for (int length = 1; length < second.length; length++) {
            refused(join(first, Arrays.copyOf(second, length)), null, "cannot be read: it is cut off");
        }
        for (int at : new int[] {0, 1, 2}) {
            byte[] spoilt = second.clone();
            spoilt[at] ^= 4;
            refused(join(first, spoilt), null, "cannot be read");
        }
        refused(join(first, "\n".getBytes(UTF_8)), null, "something follows");
        assertThat(read(join(first, new byte[512]), 7, null)).containsExactly("1", "2");
    }

    /** RFC 1952, section 2.3: flags 2, 4, 8 and 16 are a checksum of the header, extra fields, a name and a remark. */
    @Test
    void a_header_may_say_more_than_it_must() throws Exception {
        byte[] plain = gzip(ONE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(new byte[] {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 1, 2, 3, 4, 0, 3});
        header.write(new byte[] {5, 0, 'A', 'p', 1, 0, 'x'});
        header.write("catalogue.json\0made at night\0".getBytes(UTF_8));
        CRC32 checksum = new CRC32();
        checksum.update(header.toByteArray());
        header.write((int) checksum.getValue() & 0xff);
        header.write((int) (checksum.getValue() >> 8) & 0xff);
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
        assertThat(read(join(header.toByteArray(), rest), 3, null)).containsExactly("1", "2");
        byte[] wrong = header.toByteArray();
        wrong[wrong.length - 1] ^= 1;
        refused(join(wrong, rest), null, "no proper header");
    }

    @Test
    void an_archive_in_an_archive_is_refused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(gzip(ONE));
        }
        refused(bytes.toByteArray(), null, "holds another archive");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zipped)) {
            out.putNextEntry(new ZipEntry("inner.zip"));
            out.write(zip(Map.of("a", ONE)));
        }
        refused(zipped.toByteArray(), null, "holds another archive");
    }

    /** Bit 0 of the general purpose flags says that a member is encrypted (APPNOTE 4.4.4). */
    @Test
    void an_encrypted_zip_is_refused() throws Exception {
        byte[] body = zip(Map.of("a", ONE));
        body[6] |= 1;
        refused(body, null, "encrypted");
    }

    @Test
    @Timeout(10)
    void what_swells_without_measure_is_refused_before_it_has_been_read() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            byte[] spaces = new byte[1_000_000];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 60; i++) {
                out.write(spaces);
            }
            out.write(ONE.getBytes(UTF_8));
        }
        long before = System.nanoTime();
        assertThatThrownBy(() -> drainThrough(bytes.toByteArray()))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("swells to more than 200 times");
        assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
    }

    /** A decoder whose records have no limit, so that the archive's own is met. */
    private static void drainThrough(byte[] body) throws Exception {
        ArchiveDecoder decoder = new ArchiveDecoder(new JsonDecoder(RecordPath.parse(".[]")), null, false);
        io.milehub.mapping.decode.Decoder drain = new io.milehub.mapping.decode.Decoder() {
            @Override
            public com.fasterxml.jackson.databind.JsonNode decode(
                    java.io.InputStream input, io.milehub.mapping.decode.ElementSink sink) throws IOException {
                var _ = input.transferTo(OutputStream.nullOutputStream());
                return com.fasterxml.jackson.databind.node.NullNode.instance;
            }

            @Override
            public com.fasterxml.jackson.databind.JsonNode page(java.io.InputStream input) {
                return com.fasterxml.jackson.databind.node.NullNode.instance;
            }
        };
        assertThatThrownBy(() -> decoder.decode(new ByteArrayInputStream(body), element -> {}))
                .isInstanceOf(DecodeRefused.class);
        new ArchiveDecoder(drain, null, false).decode(new ByteArrayInputStream(body), element -> {});
    }

    private static void refused(byte[] body, @Nullable String members, String why) {
        assertThatThrownBy(() -> read(body, 1_000, members))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining(why);
    }

    private static List<String> read(byte[] body, int chunk, @Nullable String members) throws Exception {
        List<String> ids = new ArrayList<>();
        new ArchiveDecoder(new JsonDecoder(RecordPath.parse(".[]")), members, false)
                .decode(
                        new Chunks(body, chunk),
                        element -> ids.add(element.value().get("id").asText()));
        return ids;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                out.putNextEntry(new ZipEntry(member.getKey()));
                out.write(member.getValue().getBytes(UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
