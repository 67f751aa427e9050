package io.milehub.database.embedded;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A hub in a process of its own that owns a server, so that tests can kill it. */
final class HubProcess {

    private HubProcess() {}

    /** Starts the server of a folder, commits one row, says so by a file, and stays until its input ends. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(TestServers.options(folder))) {
            TestServers.execute(server, "create table if not exists kept (words text)");
            TestServers.execute(server, "truncate kept");
            TestServers.execute(server, "insert into kept values ('committed before the kill')");
            Files.writeString(said(folder), String.valueOf(server.pid()));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    static Path said(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".said");
    }

    static Process start(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dmilehub.root=" + System.getProperty("milehub.root", "."),
                        HubProcess.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(new File(folder + ".out"))
                .start();
    }

    static List<String> kept(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.superuser("postgres").open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select words from kept")) {
            var words = new ArrayList<String>();
            while (rows.next()) {
                words.add(rows.getString(1));
            }
            return words;
        }
    }
}
