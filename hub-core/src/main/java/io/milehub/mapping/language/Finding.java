package io.milehub.mapping.language;

/**
 * A mistake inside one expression.
 *
 * @param line counted from 1 within the expression
 * @param column counted from 1 within the line
 */
public record Finding(int line, int column, String what, String remedy) {}
