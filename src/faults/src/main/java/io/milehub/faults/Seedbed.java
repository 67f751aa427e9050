package io.milehub.faults;

import java.sql.SQLException;

/** Where one bug at a time is sown; without one it does nothing. */
public final class Seedbed implements Watch {
    private static final Watch NOTHING = new Watch() {};

    private volatile Watch sown = NOTHING;

    public void sow(Watch bug) {
        sown = bug;
    }

    public void clear() {
        sown = NOTHING;
    }

    @Override
    public String rewrite(String sql) {
        return sown.rewrite(sql);
    }

    @Override
    public boolean commits(String statements) {
        return sown.commits(statements);
    }

    @Override
    public void reached(Boundary boundary) throws SQLException {
        sown.reached(boundary);
    }
}
