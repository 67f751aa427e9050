package io.milehub.mapping.decode.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.interchange.ReadEnvelopes;
import io.milehub.mapping.interchange.ReadInterchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a body is packed, by its first bytes, with which no document begins: reads gzip (RFC 1952), and the
 * members of a zip one after the other, as the decoder of the feed reads a plain body.
 */
public final class ArchiveDecoder implements Decoder {
    static final int MAGIC_BYTES = 4;

    private final Decoder inner;
    private final @Nullable String members;
    private final boolean paged;

    /**
     * @param members which members of a zip are read, {@code *.csv}; absent where all are
     * @param paged whether the mapping reads what a document says about itself, so that only one can be read
     */
    public ArchiveDecoder(Decoder inner, @Nullable String members, boolean paged) {
        this.inner = inner;
        this.members = members;
        this.paged = paged;
    }

    @Override
    public JsonNode decode(InputStream body, ElementSink sink) throws DecodeRefused, IOException {
        return read(body, input -> inner.decode(input, sink));
    }

    @Override
    public JsonNode page(InputStream body) throws DecodeRefused, IOException {
        return read(body, inner::page);
    }

    @Override
    public ReadEnvelopes envelopes(InputStream body) throws IOException {
        List<ReadInterchange> interchanges = new ArrayList<>();
        List<DecodeRefused> refused = new ArrayList<>();
        try {
            read(body, document -> {
                ReadEnvelopes read = inner.envelopes(document);
                interchanges.addAll(read.interchanges());
                DecodeRefused unread = read.refused();
                if (unread != null) {
                    refused.add(unread);
                }
                return NullNode.instance;
            });
        } catch (DecodeRefused unread) {
            refused.add(unread);
        }
        return new ReadEnvelopes(interchanges, refused.isEmpty() ? null : refused.getFirst());
    }

    @Override
    public boolean reportsEnvelopes() {
        return inner.reportsEnvelopes();
    }

    @Override
    public boolean reads(String messageType) {
        return inner.reads(messageType);
    }

    /** What is done with each document. */
    interface Reading {
        JsonNode of(InputStream document) throws DecodeRefused, IOException;
    }

    private JsonNode read(InputStream body, Reading reading) throws DecodeRefused, IOException {
        PushbackInputStream start = new PushbackInputStream(body, MAGIC_BYTES);
        byte[] magic = start.readNBytes(MAGIC_BYTES);
        start.unread(magic);
        if (isGzip(magic)) {
            return gzip(start, reading);
        }
        return isZip(magic) ? new ZipMembers(members, paged).read(start, reading) : reading.of(start);
    }

    private static JsonNode gzip(InputStream body, Reading reading) throws DecodeRefused, IOException {
        PackedInput packed = new PackedInput(body, 0);
        try (GzipMembers inflater = new GzipMembers(packed)) {
            return unpacked(new Unpacked(inflater, packed), "The gzip", reading);
        } catch (ZipException | java.io.EOFException noHeader) {
            throw broken("The gzip", "has no proper header");
        }
    }

    /** Reads one document out of an archive; what is wrong with the archive is told before what follows from it. */
    static JsonNode unpacked(Unpacked unpacked, String what, Reading reading) throws DecodeRefused, IOException {
        try {
            PushbackInputStream document = new PushbackInputStream(unpacked, MAGIC_BYTES);
            byte[] magic = document.readNBytes(MAGIC_BYTES);
            if (isGzip(magic) || isZip(magic)) {
                throw broken(what, "holds another archive");
            }
            document.unread(magic);
            return reading.of(document);
        } catch (IOException | DecodeRefused failed) {
            String fault = unpacked.fault();
            if (fault != null) {
                throw broken(what, "cannot be read: " + fault);
            }
            throw failed;
        }
    }

    static DecodeRefused broken(String what, String why) {
        return new DecodeRefused(
                "archive", what + " " + why + ".", "Ask the supplier for a plain gzip or zip of the whole file.");
    }

    private static boolean isGzip(byte[] magic) {
        return magic.length >= 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b;
    }

    /** Members, or the end of a directory without any. */
    private static boolean isZip(byte[] magic) {
        return magic.length == MAGIC_BYTES
                && magic[0] == 'P'
                && magic[1] == 'K'
                && ((magic[2] == 3 && magic[3] == 4) || (magic[2] == 5 && magic[3] == 6));
    }
}
