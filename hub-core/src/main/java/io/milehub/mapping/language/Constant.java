package io.milehub.mapping.language;

/**
 * What an expression gives without reading anything: all of it, or one branch of an {@code if}.
 *
 * @param line where it stands, counted from 1 within the expression
 * @param column counted from 1 within the line
 * @param value gives the same for every record
 * @param always whether it is all that the expression can give
 */
public record Constant(int line, int column, FieldExpression value, boolean always) {}
