package io.milehub.database.embedded;

import io.milehub.database.DatabaseRefused;

/** Another hub owns the data folder. */
public final class DataFolderInUse extends DatabaseRefused {

    private static final long serialVersionUID = 1L;

    DataFolderInUse(String message) {
        super(message);
    }
}
