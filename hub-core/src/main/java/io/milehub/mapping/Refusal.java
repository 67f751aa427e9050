package io.milehub.mapping;

/**
 * One reason why a record was refused.
 *
 * @param code a slug, {@code gtin-check-digit}; docs/mapping.md lists them
 * @param field the canonical field that could not be filled, or the rule that refused
 * @param detail the offending value and what was expected, bounded in length
 */
public record Refusal(String code, String field, String detail) {}
