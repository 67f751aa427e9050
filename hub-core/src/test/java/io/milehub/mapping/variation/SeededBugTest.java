package io.milehub.mapping.variation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.variation.Choices.Coverage;
import io.milehub.mapping.variation.Told.Memory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bug that is sown between a body and its decoder, or into what recognises records, is noticed. */
class SeededBugTest {
    private static final int SEEDS = 40;

    @TempDir
    Path folder;

    interface Attempt {
        void with(long seed) throws Exception;
    }

    /** Fails if the bug changes nothing that a relation notices, for any of the seeds. */
    static void requireNoticed(String bug, Attempt attempt) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            if (notices(attempt, seed)) {
                return;
            }
        }
        throw new AssertionError("Nothing notices: " + bug);
    }

    private static boolean notices(Attempt attempt, long seed) throws Exception {
        try {
            attempt.with(seed);
            return false;
        } catch (AssertionError noticed) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void readers_that_err_at_the_borders_of_reads(Format format) throws Exception {
        Mapping mapping = format.mapping(folder);
        for (Borders bug : Borders.values()) {
            Relation relation = new Relation(mapping) {
                @Override
                InputStream reader(byte[] body, int chunk) {
                    return new Trickle(bug.spoilt(body, chunk), chunk, 0);
                }
            };
            requireNoticed(bug + " of " + format, seed -> {
                Catalogue catalogue = Catalogue.of(seed, 3, format.writable());
                byte[] body = format.writing(new Choices(seed, new Coverage())).document(catalogue.styles);
                relation.requireOnce(catalogue.expected(), body, "", 64);
            });
        }
    }

    /** What a reader makes of a body that comes in reads of so many bytes. */
    private enum Borders {
        DROPS_A_BYTE {
            @Override
            byte[] piece(byte[] piece) {
                return Arrays.copyOf(piece, piece.length - 1);
            }
        },
        REPEATS_A_BYTE {
            @Override
            byte[] piece(byte[] piece) {
                byte[] more = Arrays.copyOf(piece, piece.length + 1);
                more[piece.length] = piece[piece.length - 1];
                return more;
            }
        },
        DECODES_READ_BY_READ {
            @Override
            byte[] piece(byte[] piece) {
                return new String(piece, UTF_8).getBytes(UTF_8);
            }
        },
        TAKES_A_SHORT_READ_FOR_THE_END {
            @Override
            byte[] spoilt(byte[] body, int chunk) {
                return Arrays.copyOf(body, Math.min(body.length, chunk));
            }
        };

        byte[] piece(byte[] piece) {
            return piece;
        }

        byte[] spoilt(byte[] body, int chunk) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int from = 0; from < body.length; from += chunk) {
                bytes.writeBytes(piece(Arrays.copyOfRange(body, from, Math.min(from + chunk, body.length))));
            }
            return bytes.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hashes_that_are_too_short(Format format) throws Exception {
        Mapping mapping = format.mapping(folder);
        Relation relation = new Relation(mapping, new Memory() {
            @Override
            String key(byte[] hash) {
                return String.valueOf(hash[0]);
            }
        });
        requireNoticed("a hash of one byte", seed -> {
            Catalogue catalogue = Catalogue.of(seed, 6, format.writable());
            byte[] body = format.writing(new Choices(seed, new Coverage())).document(catalogue.styles);
            relation.requireKnown(catalogue.expected(), body, "");
        });
    }

    @Test
    void packing_that_loses_or_turns_round_members() throws Exception {
        Mapping mapping = Format.JSON.mapping(folder);
        List<Function<Choices, Packing>> bugs = List.of(
                choices -> new Packing(choices) {
                    @Override
                    byte[] zip(List<byte[]> documents) throws IOException {
                        return super.zip(documents.reversed());
                    }
                },
                choices -> new Packing(choices) {
                    @Override
                    byte[] zip(List<byte[]> documents) throws IOException {
                        return super.zip(documents.subList(0, 1));
                    }
                },
                choices -> new Packing(choices) {
                    @Override
                    byte[] gzipInMembers(byte[] document) throws IOException {
                        return super.gzipInMembers(Arrays.copyOf(document, document.length / 2));
                    }
                });
        for (Function<Choices, Packing> bug : bugs) {
            requireNoticed("packing " + bugs.indexOf(bug), seed -> {
                Choices choices = new Choices(seed, new Coverage());
                Catalogue catalogue = Catalogue.of(seed, 4, text -> true);
                List<byte[]> documents = catalogue.parts(choices.of("parts", List.of(1, 2))).stream()
                        .map(part -> Format.JSON
                                .writing(new Choices(seed, new Coverage()))
                                .document(part))
                        .toList();
                new Relation(mapping)
                        .requireOnce(catalogue.expected(), bug.apply(choices).packed(documents), "", Integer.MAX_VALUE);
            });
        }
    }

    /** Bytes of UTF-8 taken for Latin-1, and written as UTF-8 once more. */
    static byte[] garbled(byte[] utf8) {
        return new String(utf8, ISO_8859_1).getBytes(UTF_8);
    }
}
