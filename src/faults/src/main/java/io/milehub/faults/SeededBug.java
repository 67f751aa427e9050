package io.milehub.faults;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A defect that the code does not have, for tests that must see it. It works by the SQL that is sent, and counts how
 * often it did: a bug whose statement was rewritten since would otherwise be seen nowhere and prove nothing.
 */
public final class SeededBug implements Watch {
    private record Rule(Pattern sql, String replacement) {}

    private final List<Rule> rules;
    private final Pattern lost;
    private final AtomicInteger times = new AtomicInteger();

    private SeededBug(List<Rule> rules, Pattern lost) {
        this.rules = rules;
        this.lost = lost;
    }

    /** Sends other statements: each expression is found anywhere in a statement and replaced. */
    public static SeededBug rewriting(String sql, String replacement) {
        return new SeededBug(List.of(rule(sql, replacement)), Pattern.compile("(?!)"));
    }

    /** Another rewriting on top. */
    public SeededBug and(String sql, String replacement) {
        return new SeededBug(
                Stream.concat(rules.stream(), Stream.of(rule(sql, replacement))).toList(), lost);
    }

    /** Undoes transactions whose statements match, and says that they were committed. */
    public static SeededBug losing(String statements) {
        return new SeededBug(List.of(), Pattern.compile(statements, Pattern.DOTALL));
    }

    private static Rule rule(String sql, String replacement) {
        return new Rule(Pattern.compile(sql, Pattern.DOTALL), replacement);
    }

    /** How often it did its work. */
    public int times() {
        return times.get();
    }

    @Override
    public String rewrite(String sql) {
        String rewritten = sql;
        for (Rule rule : rules) {
            Matcher found = rule.sql().matcher(rewritten);
            if (found.find()) {
                times.incrementAndGet();
                rewritten = found.replaceAll(rule.replacement());
            }
        }
        return rewritten;
    }

    @Override
    public boolean commits(String statements) {
        boolean committed = !lost.matcher(statements).find();
        if (!committed) {
            times.incrementAndGet();
        }
        return committed;
    }
}
