package io.milehub.intake.lineage;

import java.util.Map;

/**
 * A row of a table of facts, and what it says.
 *
 * @param table with the row's key, to be named where it is wrong
 * @param values field as mapping files name it, {@code sku} among them, to text; {@code content} is the content hash
 */
record StoredRow(String table, FactOrigin origin, Map<String, String> values) {}
