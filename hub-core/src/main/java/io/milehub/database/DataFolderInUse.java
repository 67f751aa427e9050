package io.milehub.database;

/** Another hub owns the data folder. */
public final class DataFolderInUse extends DatabaseRefused {

    private static final long serialVersionUID = 1L;

    public DataFolderInUse(String message) {
        super(message);
    }
}
