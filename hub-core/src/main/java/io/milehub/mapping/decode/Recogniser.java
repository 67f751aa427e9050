package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.JsonNode;

/** Knows objects and rows by their bytes, so that one which was parsed before need not be parsed again. */
public interface Recogniser {
    /** The objects that follow stand directly in a list of this document, as far as it stood before the list. */
    void in(JsonNode root);

    /**
     * The rows that follow are of this table.
     *
     * @param table differs where equal bytes are not the same cells of the same columns
     */
    void rowsOf(String table);

    /** The hash of an object as it is written, with what surrounds it as far as that is read. */
    byte[] hash(byte[] bytes, int from, int length);

    /** The hash of a row as it is written, with its number as far as that is read. */
    byte[] hashOfRow(int number, byte[] bytes, int from, int length);

    /** Whether an object or row of this hash was parsed and accepted before; asked once for each that comes. */
    boolean recognises(byte[] hash);
}
